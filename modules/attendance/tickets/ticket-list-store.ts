import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables, EventRow, TicketRow } from '../tables.ts'
import { type TypedTicket, typedTickets } from './ticket-store.ts'

export interface TicketFilter {
  readonly text: string | null
  readonly status: TicketRow['status'] | null
  readonly typeId: string | null
  /** The last ticket's id of the page before. */
  readonly after: string | null
  readonly limit: number
}

/** The tickets of an event in the order they were made. */
export async function listTickets(
  db: Db<AttendanceTables>,
  eventId: string,
  filter: TicketFilter,
): Promise<TypedTicket[]> {
  let tickets = typedTickets(db)
    .where('ticket.event_id', '=', eventId)
    .orderBy('ticket.id')
    .limit(filter.limit)
  if (filter.after !== null) tickets = tickets.where('ticket.id', '>', filter.after)
  if (filter.status !== null) tickets = tickets.where('ticket.status', '=', filter.status)
  if (filter.typeId !== null) tickets = tickets.where('ticket.type_id', '=', filter.typeId)
  if (filter.text !== null) {
    const spread = sql`concat_ws(' ', holder_name, holder_email, ticket.code)`
    tickets = tickets.where(sql<boolean>`strpos(lower(${spread}), lower(${filter.text})) > 0`)
  }
  return await tickets.execute()
}

export type HeldTicket = TypedTicket & {
  readonly event_code: string
  readonly event_title: string
  readonly event_place: string
  readonly event_status: EventRow['status']
  readonly event_time_zone: string
  readonly event_starts_at: Date | null
  readonly event_ends_at: Date | null
}

/** What somebody has in the wallet, newest first: valid tickets of events that are no drafts. */
export async function listHeldTickets(
  db: Db<AttendanceTables>,
  username: string,
  before: string | null,
  limit: number,
): Promise<HeldTicket[]> {
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
    ])
    .where('holder_username', '=', username)
    .where('ticket.status', '=', 'valid')
    .where('event.status', '!=', 'draft')
    .orderBy('ticket.id', 'desc')
    .limit(limit)
  if (before !== null) tickets = tickets.where('ticket.id', '<', before)
  return await tickets.execute()
}

export async function listRevokedSerials(db: Db<AttendanceTables>, eventId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('attendance.ticket')
    .select('serial')
    .where('event_id', '=', eventId)
    .where('status', '=', sql.lit('revoked'))
    .orderBy('serial')
    .execute()
  return rows.map(({ serial }) => serial)
}
