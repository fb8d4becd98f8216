import type { DayView } from '@balai/spaces/live/contract.ts'
import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../i18n/format.ts'
import { StatCard, StatCards } from '../../../ui/stat-card.tsx'
import { mayCheckIn, standingOf } from '../reservations/standing.ts'

interface DeskNumbersProps {
  readonly day: DayView | null
  /** Undefined while they are not all known. */
  readonly rows: readonly ReservationView[] | undefined
  readonly now: number
  readonly isToday: boolean
}

/** How full it is, and how many are still to come; of another date, how many there are. */
export function DeskNumbers({ day, rows, now, isToday }: DeskNumbersProps) {
  if (rows === undefined) return null
  if (!isToday) return <NumbersOfDate rows={rows} now={now} />
  return day === null ? null : <NumbersNow day={day} rows={rows} now={now} />
}

interface NumbersOfDateProps {
  readonly rows: readonly ReservationView[]
  readonly now: number
}

function NumbersOfDate({ rows, now }: NumbersOfDateProps) {
  const { t } = useTranslation('front_desk')
  const standings = rows.map((each) => standingOf(each, now))
  const pending = standings.filter((each) => each === 'pending').length
  const reserved = standings.filter((each) => isKept.has(each)).length
  return (
    <div style={{ marginBlockEnd: '1rem' }}>
      <StatCards>
        <StatCard label={t('numbers.reserved')} value={formatNumber(reserved)} />
        <StatCard label={t('numbers.pending')} value={formatNumber(pending)} />
      </StatCards>
    </div>
  )
}

/** Whose holders came, or still can. */
const isKept = new Set<ReturnType<typeof standingOf>>(['active', 'checked_in', 'completed'])

function NumbersNow({ day, rows, now }: NumbersOfDateProps & { readonly day: DayView }) {
  const { t } = useTranslation('front_desk')
  const here = rows.filter((each) => standingOf(each, now) === 'checked_in').length
  const expected = rows.filter((each) => standingOf(each, now) === 'active')
  const due = expected.filter((each) => mayCheckIn(each, now)).length
  const free = day.seats.filter(({ state }) => state === 'free').length
  return (
    <div style={{ marginBlockEnd: '1rem' }}>
      <StatCards>
        <StatCard label={t('numbers.here')} value={formatNumber(here)} tone="good" />
        <StatCard
          label={t('numbers.expected')}
          value={formatNumber(expected.length)}
          hint={t('numbers.due', { count: due })}
        />
        <StatCard
          label={t('numbers.free')}
          value={formatNumber(free)}
          hint={t('numbers.of', { count: day.seats.length })}
        />
      </StatCards>
    </div>
  )
}
