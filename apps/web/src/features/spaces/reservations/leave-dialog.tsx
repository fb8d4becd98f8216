import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { useTranslation } from 'react-i18next'
import { formatTime } from '../../../i18n/format.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { say } from '../../../ui/say.tsx'
import { useActs } from './use-acts.ts'

interface LeaveDialogProps {
  readonly reservation: ReservationView
  readonly onClose: () => void
}

/** Gives back the rest of a visit. */
export function LeaveDialog({ reservation, onClose }: LeaveDialogProps) {
  const { t } = useTranslation(['reservations', 'reservation_card'])
  const { seat_number: seat, to, time_zone } = reservation
  const { leave } = useActs(reservation)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('leave.title', { seat })}
      confirmLabel={t('reservation_card:act.leave')}
      dangerous={false}
      onConfirm={async () => {
        await leave()
        say(t('reservation_card:done.leave'))
      }}
    >
      {t('leave.text', { time: formatTime(to, time_zone) })}
    </ConfirmDialog>
  )
}
