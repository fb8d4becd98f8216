import type { ReservationState, ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { serverTime } from '../../../api/server-clock.ts'
import { formatDateTime, formatTime } from '../../../i18n/format.ts'
import { wallOf } from '../../../i18n/wall-clock.ts'
import { isoOf } from '../map/choice.ts'
import { mayCheckIn } from './standing.ts'

interface StandingTextProps {
  readonly reservation: ReservationView
  readonly state: ReservationState
}

/** What that means for its holder, and what comes next. */
export function StandingText({ reservation, state }: StandingTextProps) {
  const { t } = useTranslation('reservations')
  const { from, to, time_zone: zone, check_in_from, check_in_until, checked_in_at, expires_at } = reservation
  const now = serverTime()
  const today = wallOf(isoOf(now), zone).slice(0, 10)
  const at = (instant: string) =>
    wallOf(instant, zone).startsWith(today) ? formatTime(instant, zone) : formatDateTime(instant, zone)
  const isEarly = state === 'active' && !mayCheckIn(reservation, now)
  const key = isEarly ? 'active_early' : state
  return (
    <Text>
      {t(`standing.${key}`, {
        from: at(from),
        to: at(to),
        check_in_from: at(check_in_from),
        check_in_until: at(check_in_until),
        checked_in: checked_in_at === null ? '' : at(checked_in_at),
        expires: expires_at === null ? '' : at(expires_at),
      })}
    </Text>
  )
}
