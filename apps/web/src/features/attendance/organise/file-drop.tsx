import { FileInput } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../i18n/format.ts'
import styles from './file-drop.module.css'

interface FileDropProps {
  readonly label: string
  readonly description: string
  readonly value?: File | null
  readonly onChange?: (file: File | null) => void
  readonly error?: ReactNode
}

/** A CSV to choose, or to drop here. */
export function FileDrop({ label, description, value = null, onChange, error }: FileDropProps) {
  const { t } = useTranslation('organise')
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) onChange?.(file)
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
        accept=".csv,text/csv"
        placeholder={t('imports.choose')}
        leftSection={<IconFileSpreadsheet size={20} aria-hidden />}
        value={value}
        onChange={(file) => onChange?.(file)}
        error={error}
      />
      {value !== null && (
        <p className={styles.size}>
          {t('imports.size', { size: formatNumber(Math.max(1, Math.round(value.size / 1024))) })}
        </p>
      )}
    </div>
  )
}
