import type { SeatPlace } from '@balai/spaces/areas/contract.ts'
import { Alert } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { serverTime } from '../../../api/server-clock.ts'
import { formatSpan, formatTime } from '../../../i18n/format.ts'
import { reservationsKey } from '../reservation-queries.ts'

const lately = 12 * 60 * 60_000

/** Whoever came too late is told so: their seat was given to others. */
export function GivenAway({ place }: { place: SeatPlace }) {
  const { t } = useTranslation('reservations')
  const { data } = useQuery({
    queryKey: [...reservationsKey, 'past', 'latest'],
    queryFn: async () =>
      (await read(api.GET('/api/v1/reservations', { params: { query: { state: 'past', limit: 10 } } }))).data,
  })
  const missed = data?.find(
    ({ state, seat_id, from }) =>
      state === 'no_show' && seat_id === place.seat_id && Date.parse(from) > serverTime() - lately,
  )
  if (missed === undefined) return null
  const { from, to, time_zone, check_in_until } = missed
  return (
    <Alert color="kunyit" icon={<IconUserOff aria-hidden />} title={t('desk.late')} maw="34rem">
      {t('desk.late_text', {
        span: formatSpan(from, to, time_zone),
        time: formatTime(check_in_until, time_zone),
      })}
    </Alert>
  )
}
