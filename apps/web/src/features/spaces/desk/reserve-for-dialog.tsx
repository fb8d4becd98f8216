import { Skeleton } from '@mantine/core'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { serverTime } from '../../../api/server-clock.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useArea, useDay, useSeats } from '../area-queries.ts'
import { soonestOn, takenIn } from '../reservations/booking-time.ts'
import { ReserveForForm } from './reserve-for-form.tsx'

interface ReserveForDialogProps {
  readonly areaId: string
  readonly date: string
  readonly onClose: () => void
}

/** For whoever asks at the desk, or calls. */
export function ReserveForDialog({ areaId, date, onClose }: ReserveForDialogProps) {
  const { t } = useTranslation('front_desk')
  const [area, seats, day] = [useArea(areaId), useSeats(areaId), useDay(areaId, date)]
  const error = area.error ?? seats.error ?? day.error
  const retry = () => void Promise.all([area.refetch(), seats.refetch(), day.refetch()])
  const soonest =
    day.data === undefined || area.data === undefined ? null : soonestOn(day.data, area.data, serverTime())
  const taken = soonest === null ? null : takenIn(day.data, soonest)
  const isKnown = area.data !== undefined && seats.data !== undefined && day.data !== undefined
  return (
    <Dialog size="lg" onClose={onClose} title={t('reserve_for')} closeOnClickOutside={false}>
      {isKnown && (
        <Suspense fallback={awaited}>
          <ReserveForForm
            area={area.data}
            seats={seats.data}
            date={date}
            soonest={soonest}
            firstSeat={seats.data.find(
              ({ id, out_of_service }) => !out_of_service && taken?.has(id) !== true,
            )}
            onClose={onClose}
          />
        </Suspense>
      )}
      {!isKnown && error === null && awaited}
      {!isKnown && error !== null && <ErrorState error={error} onRetry={retry} />}
    </Dialog>
  )
}

const awaited = <Skeleton height={320} aria-busy />
