import { FileInput } from '@mantine/core'
import { type DragEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '../i18n/format.ts'
import styles from './file-drop.module.css'

interface FileDropProps {
  readonly label: string
  readonly description: string
  readonly icon: React.ComponentType<{ size?: number; 'aria-hidden'?: boolean }>
  /** As an `<input type="file">` has it. */
  readonly accept: string
  readonly value?: File | null
  readonly onChange?: (file: File | null) => void
  readonly error?: ReactNode
  readonly disabled?: boolean
}

/** A file to choose, or to drop here. */
export function FileDrop(props: FileDropProps) {
  const { label, description, icon: Icon, accept, value = null, onChange, error, disabled = false } = props
  const { t } = useTranslation()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined && !disabled) onChange?.(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut of the button inside
    <div
      className={styles.zone}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileInput
        size="md"
        label={label}
        description={description}
        accept={accept}
        placeholder={t('file.choose')}
        leftSection={<Icon size={20} aria-hidden />}
        value={value}
        onChange={(file) => onChange?.(file)}
        error={error}
        disabled={disabled}
      />
      {value !== null && <p className={styles.size}>{formatBytes(value.size)}</p>}
    </div>
  )
}
