import type { SeatPlace } from '@balai/spaces/areas/contract.ts'
import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Skeleton, Text } from '@mantine/core'
import { IconArmchairOff, IconMoon, IconTool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../api/use-now.ts'
import { formatDateTime, formatTime } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { useArea } from '../area-queries.ts'
import { isoOf } from '../map/choice.ts'
import { useLiveDay } from '../map/use-live-day.ts'
import { dateIn } from '../reservations/booking-time.ts'
import { BigCard } from './big-card.tsx'
import { GivenAway } from './given-away.tsx'
import { seatNow } from './seat-at-moment.ts'
import { SitDown } from './sit-down.tsx'

interface SeatNowProps {
  readonly place: SeatPlace
  readonly code: string
  /** What the one who stands here has on this seat later. */
  readonly next: ReservationView | null
}

/** For whoever has nothing here now: the seat is free until some time, or somebody else's, of whom nothing is said. */
export function SeatNow({ place, code, next }: SeatNowProps) {
  const { t } = useTranslation('reservations')
  const now = useNow(5_000)
  const zone = place.time_zone
  const { day, refusal } = useLiveDay(place.area_id, dateIn(zone, now))
  const area = useArea(place.area_id)
  const error = refusal ?? area.error
  if (day === null || area.data === undefined) {
    return error === null ? <Skeleton height={240} radius="lg" /> : <ErrorState error={error} />
  }
  const seat = seatNow(day, area.data, place.seat_id, now)
  if (seat.kind === 'free') {
    return (
      <>
        {next === null && <GivenAway place={place} />}
        <SitDown area={area.data} place={place} code={code} ends={seat.ends} until={seat.until} />
      </>
    )
  }
  const look = { closed: IconMoon, out_of_service: IconTool, taken: IconArmchairOff }[seat.kind]
  const time = (ms: number) =>
    dateIn(zone, ms) === day.date ? formatTime(isoOf(ms), zone) : formatDateTime(isoOf(ms), zone)
  return (
    <>
      {next === null && <GivenAway place={place} />}
      <BigCard tone="plain" icon={look} title={t(`desk.${seat.kind}`)}>
        {seat.kind === 'taken' && <Text>{t('desk.taken_until', { time: time(seat.until) })}</Text>}
        {seat.kind === 'closed' && seat.opens !== null && (
          <Text>{t('desk.opens', { time: time(seat.opens) })}</Text>
        )}
        <ButtonLink to="/spaces/$areaId" params={{ areaId: place.area_id }}>
          {t('desk.other_seats')}
        </ButtonLink>
      </BigCard>
    </>
  )
}
