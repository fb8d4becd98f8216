import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables, EventRow } from '../tables.ts'
import { type TypedTicket, typedTickets } from './ticket-store.ts'

export type HeldTicket = TypedTicket & {
  readonly event_code: string
  readonly event_title: string
  readonly event_place: string
  readonly event_status: EventRow['status']
  readonly event_time_zone: string
  readonly event_starts_at: Date | null
  readonly event_ends_at: Date | null
  readonly event_doors_open_at: Date | null
  /** By this instant the event is past or not; its start in milliseconds since 1970, below zero for what is past. */
  readonly as_of: Date
  readonly is_past: boolean
  readonly place_in_time: number
}

export interface WalletCursor {
  /** By which instant events are past: the first page's, so that the order stands while pages are read. */
  readonly asOf: Date
  readonly after: Pick<HeldTicket, 'is_past' | 'place_in_time' | 'id'> | null
  readonly limit: number
}

const isPast = (asOf: Date) => sql<boolean>`(event.ends_at < ${asOf}::timestamptz)`
const placeInTime = (asOf: Date) => sql<number>`(
  case when ${isPast(asOf)} then -1 else 1 end * round(extract(epoch from event.starts_at) * 1000))::float8`

/**
 * What somebody has in the wallet: valid tickets of events that are no drafts; what comes next first, then what is
 * past, the latest first. Nobody holds so many that sorting them takes long.
 */
export async function listHeldTickets(
  db: Db<AttendanceTables>,
  username: string,
  { asOf, after, limit }: WalletCursor,
): Promise<HeldTicket[]> {
  const [past, place] = [isPast(asOf), placeInTime(asOf)]
  let tickets = typedTickets(db)
    .innerJoin('attendance.event as event', 'event.id', 'ticket.event_id')
    .select([
      'event.code as event_code',
      'event.title as event_title',
      'event.place as event_place',
      'event.status as event_status',
      'event.time_zone as event_time_zone',
      'event.starts_at as event_starts_at',
      'event.ends_at as event_ends_at',
      'event.doors_open_at as event_doors_open_at',
      sql<Date>`${asOf}::timestamptz`.as('as_of'),
      past.as('is_past'),
      place.as('place_in_time'),
    ])
    .where('holder_username', '=', username)
    .where('ticket.status', '=', 'valid')
    .where('event.status', '!=', 'draft')
    .orderBy(past)
    .orderBy(place)
    .orderBy('ticket.id')
    .limit(limit)
  if (after !== null) {
    tickets = tickets.where(
      sql<boolean>`(${past}, ${place}, ticket.id)
        > (${after.is_past}::boolean, ${after.place_in_time}::float8, ${after.id}::uuid)`,
    )
  }
  return await tickets.execute()
}
