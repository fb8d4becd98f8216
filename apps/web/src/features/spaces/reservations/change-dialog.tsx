import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useArea, useSeats } from '../area-queries.ts'
import { ChangeForm } from './change-form.tsx'

interface ChangeDialogProps {
  readonly reservation: ReservationView
  readonly onClose: () => void
}

/** Another seat or other times. */
export function ChangeDialog({ reservation, onClose }: ChangeDialogProps) {
  const { t } = useTranslation('reservations')
  const area = useArea(reservation.area_id)
  const seats = useSeats(reservation.area_id)
  const error = area.error ?? seats.error
  const isKnown = area.data !== undefined && seats.data !== undefined
  return (
    <Dialog size="lg" onClose={onClose} title={t('change.title', { seat: reservation.seat_number })}>
      {isKnown && (
        <ChangeForm reservation={reservation} area={area.data} seats={seats.data} onClose={onClose} />
      )}
      {!isKnown && error === null && <Skeleton height={260} aria-busy />}
      {!isKnown && error !== null && (
        <ErrorState error={error} onRetry={() => void Promise.all([area.refetch(), seats.refetch()])} />
      )}
    </Dialog>
  )
}
