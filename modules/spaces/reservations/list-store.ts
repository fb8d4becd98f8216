import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables } from '../tables.ts'
import type { ReservationSort } from './contract.ts'
import { occupying } from './occupying-store.ts'
import { type Reservation, reservations } from './reservation-store.ts'
import type { Span } from './stay-rules.ts'

export interface ReservationFilter {
  /** Of a person, of an area, or of both. */
  readonly holderId: string | null
  readonly areaId: string | null
  /** Those that take some of it. */
  readonly day: Span | null
  readonly state: 'upcoming' | 'pending' | 'past' | 'all'
  /** A code, or a part of a name; null: all. */
  readonly q: string | null
  readonly now: Date
  readonly sort: ReservationSort
  /** When the last one of the page before began, and its id. */
  readonly after: { readonly from: string; readonly id: string } | null
  readonly limit: number
}

const start = sql`lower(reservation.during)`
const takesSeat = (now: Date) =>
  sql<boolean>`(${occupying()} and upper(reservation.during) > ${now}::timestamptz)`

export async function listReservations(
  db: Db<SpacesTables>,
  { holderId, areaId, day, state, q, now, sort, after, limit }: ReservationFilter,
): Promise<Reservation[]> {
  const direction = sort === 'from' ? 'asc' : 'desc'
  let list = reservations(db).orderBy(start, direction).orderBy('reservation.id', direction).limit(limit)
  if (holderId !== null) list = list.where('reservation.holder_id', '=', holderId)
  if (areaId !== null) list = list.where('reservation.area_id', '=', areaId)
  if (day !== null) {
    list = list.where(
      // the index knows beginnings, and the longest one has a week
      sql<boolean>`${start} < ${day.to}::timestamptz and ${start} > ${day.from}::timestamptz - interval '8 days'
        and upper(reservation.during) > ${day.from}::timestamptz`,
    )
  }
  if (state === 'upcoming') list = list.where(takesSeat(now))
  if (state === 'pending') list = list.where('reservation.state', '=', 'pending').where(takesSeat(now))
  if (state === 'past') list = list.where(sql<boolean>`not ${takesSeat(now)}`)
  if (q !== null) {
    const names = sql`concat_ws(' ', reservation.holder_name, reservation.holder_username, seat.number)`
    list = list.where(
      sql<boolean>`(reservation.code = upper(${q}) or strpos(lower(${names}), lower(${q})) > 0)`,
    )
  }
  if (after !== null) {
    const beyond = sql.raw(sort === 'from' ? '>' : '<')
    list = list.where(
      sql<boolean>`(${start}, reservation.id) ${beyond} (${after.from}::timestamptz, ${after.id}::uuid)`,
    )
  }
  return await list.execute()
}
