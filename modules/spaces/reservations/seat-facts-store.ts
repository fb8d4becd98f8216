import type { PlainDate } from '@balai/contract/schema.ts'
import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AreaRules } from '../areas/contract.ts'
import type { OpeningException, WeekdayHours } from '../hours/contract.ts'
import { exceptionsOf, hoursOf } from '../hours/opening-store.ts'
import type { Schedule } from '../hours/openings.ts'
import type { SpacesTables } from '../tables.ts'
import { occupying } from './occupying-store.ts'
import { minute, type Span, searchDays } from './stay-rules.ts'

/** What a reservation of a seat is judged by. */
export interface SeatFacts extends AreaRules {
  readonly area_id: string
  readonly area_name: string
  readonly area_retired: boolean
  readonly seat_id: string
  readonly seat_number: string
  readonly seat_retired: boolean
  readonly out_of_service: boolean
  readonly schedule: Schedule
  /** When somebody has the seat. */
  readonly busy: readonly Span[]
  /** Whether the time of one that holds the seat is over, and nobody has seen to it yet. */
  readonly overdue: boolean
  /** What the holder has in this area. */
  readonly mine: readonly Span[]
}

export interface SeatQuestion {
  readonly seatId: string
  readonly holderId: string
  /** Around this time, and what comes in the week before it and after it. */
  readonly around: Span
  readonly now: Date
  /** A reservation that is to change, and is not in its own way. */
  readonly except?: string
}

/** All of it in one statement; null when there is no such seat. */
export async function readSeatFacts(
  db: Db<SpacesTables>,
  { seatId, holderId, around, now, except }: SeatQuestion,
): Promise<SeatFacts | null> {
  const { from, to } = withinReach(around, now)
  const reach = sql`tstzrange(${from}::timestamptz, ${to}::timestamptz)`
  const dates = [dateAfter(from, -2), dateAfter(to, 60)] as const
  const other = except ?? null
  const { rows } = await sql<SeatFactsRow>`
    select area.id as area_id, area.name as area_name, area.retired_at is not null as area_retired,
      seat.id as seat_id, seat.number as seat_number, seat.retired_at is not null as seat_retired,
      seat.out_of_service, area.time_zone, area.step_minutes, area.min_minutes, area.max_minutes, area.lead_minutes,
      area.ahead_days, area.hold_minutes, area.offer_minutes, area.check_in_early_minutes, area.no_show_minutes,
      area.reminder_minutes, area.needs_approval, area.quotas,
      ${hoursOf(sql`area.id`)} as hours, ${exceptionsOf(sql`area.id`, dates)} as exceptions,
      (select json_agg(${spanOf('taken')}) from spaces.reservation taken
        where taken.seat_id = seat.id and taken.during && ${reach}
          and ${occupying('taken')}
          and taken.id is distinct from ${other}::uuid) as busy,
      exists (
        select from spaces.reservation late
        where late.seat_id = seat.id and late.expires_at <= ${now}::timestamptz) as overdue,
      case when area.quotas <> '[]' then (
        select json_agg(${spanOf('mine')}) from spaces.reservation mine
        where mine.holder_id = ${holderId} and mine.area_id = area.id
          and lower(mine.during) >= ${from}::timestamptz and lower(mine.during) < ${to}::timestamptz
          and mine.state not in ('cancelled', 'declined', 'expired')
          and mine.id is distinct from ${other}::uuid) end as mine
    from spaces.seat seat join spaces.area area on area.id = seat.area_id
    where seat.id = ${seatId}`.execute(db)
  return rows[0] === undefined ? null : factsOf(rows[0])
}

interface SeatFactsRow extends Omit<SeatFacts, 'schedule' | 'busy' | 'mine'> {
  readonly time_zone: string
  readonly hours: WeekdayHours[]
  readonly exceptions: OpeningException[]
  readonly busy: SpanOfMilliseconds[] | null
  readonly mine: SpanOfMilliseconds[] | null
}

type SpanOfMilliseconds = readonly [from: number, to: number]

const spanOf = (table: string) => {
  const during = sql.ref(`${table}.during`)
  const milliseconds = (end: string) =>
    sql`round(extract(epoch from ${sql.raw(end)}(${during})) * 1000)::bigint`
  return sql`json_build_array(${milliseconds('lower')}, ${milliseconds('upper')})`
}

function factsOf({ hours, exceptions, busy, mine, time_zone: zone, ...row }: SeatFactsRow): SeatFacts {
  return {
    ...row,
    schedule: { zone, hours, exceptions },
    busy: spansOf(busy),
    mine: spansOf(mine),
  }
}

const spansOf = (spans: readonly SpanOfMilliseconds[] | null): Span[] =>
  (spans ?? []).map(([from, to]) => ({ from: new Date(from), to: new Date(to) }))

const day = 1_440 * minute

const dateAfter = (instant: Date, days: number): PlainDate =>
  new Date(instant.getTime() + days * day).toISOString().slice(0, 10)

/**
 * With the week before and what is looked at for alternatives. Nothing is reserved in the past or more than two years
 * ahead; what a caller writes may be in any year.
 */
function withinReach({ from, to }: Span, now: Date): Span {
  const clamp = (instant: Date, days: number) => {
    const near = Math.min(Math.max(instant.getTime(), now.getTime()), now.getTime() + 760 * day)
    return new Date(near + days * day)
  }
  return { from: clamp(from, -8), to: clamp(to, searchDays + 1) }
}
