import type { SeatPlace } from '@balai/spaces/areas/contract.ts'
import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Skeleton, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../api/use-now.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { useUpcomingQuery } from '../reservation-queries.ts'
import { standingOf } from '../reservations/standing.ts'
import { useTurns } from '../reservations/use-turns.ts'
import { MineHere } from './mine-here.tsx'
import { SeatNow } from './seat-now.tsx'

/** Somebody stands at this seat. Their own reservation comes first; where it is not time for it, the seat as it is now. */
export function AtDesk({ place, code }: { place: SeatPlace; code: string }) {
  const { t } = useTranslation('reservations')
  const now = useNow(2_000)
  const upcoming = useUpcomingQuery()
  const mine = upcoming.data?.filter(
    (each) => each.seat_id === place.seat_id && isStanding(standingOf(each, now)),
  )
  useTurns(mine ?? [])
  const next = mine?.[0]
  const hasTurn = next !== undefined && (Date.parse(next.check_in_from) <= now || next.state !== 'active')
  const isSoon = next !== undefined && Date.parse(next.check_in_from) - now < anHour
  const mineHere = next !== undefined && <MineHere reservation={next} code={code} now={now} />
  return (
    <>
      <PageHeader
        title={t('detail.of', { seat: place.seat_number })}
        documentTitle={t('desk.document', { seat: place.seat_number })}
        lead={<span translate="no">{place.area_name}</span>}
      />
      {mine === undefined && upcoming.error === null && <Skeleton height={280} radius="lg" />}
      {mine === undefined && upcoming.error !== null && (
        <ErrorState error={upcoming.error} onRetry={() => void upcoming.refetch()} />
      )}
      <Stack>
        {isSoon && mineHere}
        {mine !== undefined && !hasTurn && <SeatNow place={place} code={code} next={next ?? null} />}
        {!isSoon && mineHere}
      </Stack>
    </>
  )
}

const anHour = 60 * 60_000

const isStanding = (state: ReservationView['state']) =>
  ['held', 'pending', 'offered', 'active', 'checked_in'].includes(state)
