import { Button, Group } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from './confirm-dialog.tsx'

interface RowActsProps {
  /** For a screen reader, which hears no row: what is edited. */
  readonly editLabel: string
  readonly onEdit: () => void
  /** The button in the row, what it says to a screen reader, and the one that confirms. */
  readonly removeText: string
  readonly removeLabel: string
  readonly confirmLabel: string
  readonly onRemove: () => Promise<void>
  /** What removing means. */
  readonly children: ReactNode
}

/** What can be done with a row that is edited and removed; removing asks first. */
export function RowActs({
  editLabel,
  onEdit,
  removeText,
  removeLabel,
  confirmLabel,
  onRemove,
  children,
}: RowActsProps) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Button px="sm" variant="default" onClick={onEdit} aria-label={editLabel}>
        {t('edit')}
      </Button>
      <Button
        px="sm"
        variant="subtle"
        color="delima"
        onClick={() => setAsking(true)}
        aria-label={removeLabel}
      >
        {removeText}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={removeLabel}
        confirmLabel={confirmLabel}
        onConfirm={onRemove}
      >
        {children}
      </ConfirmDialog>
    </Group>
  )
}
