import type { SeatDay } from '@balai/spaces/live/contract.ts'
import { Text } from '@mantine/core'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '../../../i18n/format.ts'
import { type Choice, contains, isoOf, overlap, type Span, spanOf } from './choice.ts'
import styles from './day-bar.module.css'
import type { Slots } from './slots.ts'

interface DayBarProps {
  readonly seatDay: SeatDay
  readonly slots: readonly Slots[]
  readonly choice: Choice | null
  /** When the caller has this seat. */
  readonly mine: readonly Span[]
  readonly timeZone: string
}

/** The day of a seat from the first opening to the last: when it is taken, and where the chosen time lies. In words too. */
export function DayBar({ seatDay, slots, choice, mine, timeZone }: DayBarProps) {
  const { t } = useTranslation('spaces')
  const [first, last] = [slots[0], slots.at(-1)]
  if (first === undefined || last === undefined) return null
  const day = { from: first.from, to: last.to }
  const busy = seatDay.busy
    .map((each) => ({ ...spanOf(each), state: each.state }))
    .map((each) => ({ ...each, isMine: each.state !== 'closed' && mine.some((own) => overlap(own, each)) }))
    .filter((each) => overlap(each, day))
  const timeText = ({ from, to }: Span) =>
    `${formatTime(isoOf(from), timeZone)}–${formatTime(isoOf(to), timeZone)}`
  const wordOf = ({ state, isMine }: (typeof busy)[number]) => {
    if (!isMine) return t(`looks.${state}`)
    return t(state === 'held' ? 'looks.held_by_me' : 'looks.mine')
  }
  return (
    <section aria-label={t('day.title')} className={styles.day}>
      <div className={styles.bar} aria-hidden>
        {slots.map((slot) => (
          <span key={slot.from} className={styles.open} style={placeOf(slot, day)} />
        ))}
        {busy.map((each) => (
          <span
            key={each.from}
            className={styles.busy}
            data-look={each.isMine ? 'mine' : each.state}
            style={placeOf(each, day)}
          />
        ))}
        {choice !== null && overlap(choice, day) && (
          <span className={styles.chosen} style={placeOf(choice, day)} />
        )}
      </div>
      <div className={styles.hours} aria-hidden>
        <span>{formatTime(isoOf(day.from), timeZone)}</span>
        <span>{formatTime(isoOf(day.to), timeZone)}</span>
      </div>
      {busy.length === 0 ? (
        <Text size="sm">{t('day.free')}</Text>
      ) : (
        <ul className={styles.list}>
          {busy.map((each) => (
            <li key={each.from}>
              {contains(each, day) ? t('day.all') : timeText(each)}: {wordOf(each)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function placeOf(span: Span, day: Span): CSSProperties {
  const length = day.to - day.from
  const from = Math.max(0, (span.from - day.from) / length)
  const to = Math.min(1, (span.to - day.from) / length)
  return { insetInlineStart: `${from * 100}%`, width: `${(to - from) * 100}%` }
}
