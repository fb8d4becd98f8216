import type { AreaNow } from '@balai/spaces/areas/contract.ts'
import { useTranslation } from 'react-i18next'
import { serverTime } from '../../../api/server-clock.ts'
import { formatDayParts, formatTime } from '../../../i18n/format.ts'
import { wallOf } from '../../../i18n/wall-clock.ts'
import { isoOf } from './choice.ts'

const farAhead = 20 * 3_600_000

/** Until when an area is open, or when it opens next, by its own clocks. */
export function OpenUntil({ area }: { area: AreaNow }) {
  const { t } = useTranslation('spaces')
  const { open, opens_at, closes_at, time_zone } = area
  if (open) {
    if (closes_at === null || Date.parse(closes_at) - serverTime() > farAhead) return t('open.now')
    return t('open.until', { time: formatTime(closes_at, time_zone) })
  }
  if (opens_at === null) return t('open.not_soon')
  const time = formatTime(opens_at, time_zone)
  const isToday =
    wallOf(opens_at, time_zone).slice(0, 10) === wallOf(isoOf(serverTime()), time_zone).slice(0, 10)
  return isToday
    ? t('open.opens', { time })
    : t('open.opens_on', { time, day: formatDayParts(opens_at, time_zone).weekday })
}
