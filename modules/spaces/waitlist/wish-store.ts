import { type RawBuilder, sql } from 'kysely'
import { occupying } from '../reservations/occupying-store.ts'

/** Who waits, and who watches, wishes for a time at a seat or anywhere in the area. */
export interface Wish {
  readonly area_id: string
  /** Null: any of the area. */
  readonly seat_id: string | null
  readonly from: Date
  readonly to: Date
}

/** What a seat was taken for, and is not any more; a reservation is one. */
export interface FreedSlot {
  readonly area_id: string
  readonly seat_id: string
  readonly from: Date
  readonly to: Date
}

type Wisher = 'entry' | 'watch'

/** What of it is shown; beside the tables `area` and `seat`. */
export const wishRow = <As extends Wisher>(wish: As) =>
  [
    sql.ref<string>(`${wish}.id`).as('id'),
    sql.ref<string>(`${wish}.area_id`).as('area_id'),
    sql<string>`area.name`.as('area_name'),
    sql<string>`area.time_zone`.as('time_zone'),
    sql.ref<string | null>(`${wish}.seat_id`).as('seat_id'),
    sql<string | null>`seat.number`.as('seat_number'),
    sql<Date>`lower(${sql.ref(`${wish}.during`)})`.as('from'),
    sql<Date>`upper(${sql.ref(`${wish}.during`)})`.as('to'),
    sql.ref<Date>(`${wish}.created_at`).as('created_at'),
  ] as const

/** What is still to come of the time wished for; empty when it is over. */
export const restOf = (wish: Wisher, soonest: Date): RawBuilder<string> =>
  sql`(${sql.ref(`${wish}.during`)} * tstzrange(${soonest}::timestamptz, null))`

/** Whether the slot belongs to what is wished for, and the seat is free for all of it that is to come. */
export function couldHave(
  wish: Wisher,
  seat: { readonly seat_id: string; readonly min_minutes: number },
  { area_id, from, to }: FreedSlot,
  soonest: Date,
): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${wish}.${name}`)
  const rest = restOf(wish, soonest)
  return sql<boolean>`${column('area_id')} = ${area_id}
    and (${column('seat_id')} is null or ${column('seat_id')} = ${seat.seat_id})
    and ${column('during')} && tstzrange(${from}::timestamptz, ${to}::timestamptz)
    and upper(${rest}) - lower(${rest}) >= ${seat.min_minutes} * interval '1 minute'
    and not exists (
      select from spaces.reservation taken
      where taken.seat_id = ${seat.seat_id} and taken.during && ${rest}
        and ${occupying('taken')})`
}
