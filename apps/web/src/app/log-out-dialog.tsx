import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'

interface LogOutDialogProps {
  readonly unsent: number
  readonly onStay: () => void
  readonly onLeave: () => Promise<void>
}

/** They are not lost, but go out only when this account is here again. */
export function LogOutDialog({ unsent, onStay, onLeave }: LogOutDialogProps) {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      opened
      onClose={onStay}
      title={t('unsent.title', { count: unsent })}
      confirmLabel={t('menu.log_out')}
      onConfirm={onLeave}
    >
      {t('unsent.text')}
    </ConfirmDialog>
  )
}
