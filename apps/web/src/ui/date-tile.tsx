import { formatDayParts } from '../i18n/format.ts'
import styles from './date-tile.module.css'

/** A leaf of a calendar: the day, large, under its month. For the eye alone: the date stands beside it in words. */
export function DateTile({ instant, timeZone }: { instant: string; timeZone: string }) {
  const { day, month, weekday } = formatDayParts(instant, timeZone)
  return (
    <div className={styles.tile} aria-hidden>
      <span className={styles.month}>{month}</span>
      <span className={styles.day}>{day}</span>
      <span className={styles.weekday}>{weekday}</span>
    </div>
  )
}
