import type { MinuteTally } from '@balai/attendance/live/contract.ts'
import { useInterval } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatTime } from '../../../i18n/format.ts'
import { perMinute } from './board.ts'
import panel from './board-page.module.css'
import { BarPlot } from './lazy-bar-plot.tsx'
import { useOrganisedEvent } from './organised-event.ts'

/** Admissions per minute of the last two hours. */
export function MinutePlot({ minutes }: { minutes: readonly MinuteTally[] }) {
  const { t } = useTranslation('organise')
  const { time_zone } = useOrganisedEvent()
  const [now, setNow] = useState(() => Date.now())
  // quiet minutes pass too
  useInterval(() => setNow(Date.now()), 15_000, { autoInvoke: true })
  const points = useMemo(() => perMinute(minutes, now), [minutes, now])
  const busiest = minutes.reduce<MinuteTally | null>(
    (most, each) => (most === null || each.entries > most.entries ? each : most),
    null,
  )
  const summary =
    busiest === null
      ? t('board.no_scans')
      : t('board.busiest', {
          entries: formatNumber(busiest.entries),
          at: formatTime(busiest.minute, time_zone),
        })
  return (
    <section className={panel.panel}>
      <h3>{t('board.per_minute')}</h3>
      <BarPlot points={points} timeZone={time_zone} label={t('board.entries')} summary={summary} />
    </section>
  )
}
