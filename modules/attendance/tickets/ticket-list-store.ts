import type { Db } from '@balai/db/open-database.ts'
import { type RawBuilder, sql } from 'kysely'
import type { AttendanceTables, TicketRow } from '../tables.ts'
import type { TicketSort } from './contract.ts'
import { type TypedTicket, typedTickets } from './ticket-store.ts'

export interface TicketFilter {
  readonly text: string | null
  readonly status: TicketRow['status'] | null
  readonly typeId: string | null
  readonly sort: TicketSort
  /** The last ticket of the page before; `holder` counts only when tickets are sorted by it. */
  readonly after: { readonly holder: string; readonly id: string } | null
  readonly limit: number
}

/** `holder_key` is what holders are sorted by, as the index has it: short enough for a page key. */
export type ListedTicket = TypedTicket & { readonly holder_key: string }
const holderKey = sql<string>`left(lower(ticket.holder_name), 60)`

/** The tickets of an event. */
export async function listTickets(
  db: Db<AttendanceTables>,
  eventId: string,
  { sort, after, ...filter }: TicketFilter,
): Promise<ListedTicket[]> {
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const byHolder = sort === 'holder' || sort === '-holder'
  let tickets = typedTickets(db)
    .select(holderKey.as('holder_key'))
    .where('ticket.event_id', '=', eventId)
    .limit(filter.limit)
  if (byHolder) tickets = tickets.orderBy(holderKey, direction)
  tickets = tickets.orderBy('ticket.id', direction)
  if (after !== null)
    tickets = tickets.where(byHolder ? beyondHolder(direction, after) : beyondId(direction, after))
  if (filter.status !== null) tickets = tickets.where('ticket.status', '=', filter.status)
  if (filter.typeId !== null) tickets = tickets.where('ticket.type_id', '=', filter.typeId)
  if (filter.text !== null) {
    const spread = sql`concat_ws(' ', holder_name, holder_email, ticket.code)`
    tickets = tickets.where(sql<boolean>`strpos(lower(${spread}), lower(${filter.text})) > 0`)
  }
  return await tickets.execute()
}

type Direction = 'asc' | 'desc'
const beyond = (direction: Direction) => sql.raw(direction === 'asc' ? '>' : '<')

const beyondHolder = (
  direction: Direction,
  { holder, id }: { readonly holder: string; readonly id: string },
): RawBuilder<boolean> => sql`(${holderKey}, ticket.id) ${beyond(direction)} (${holder}::text, ${id}::uuid)`

const beyondId = (direction: Direction, { id }: { readonly id: string }): RawBuilder<boolean> =>
  sql`ticket.id ${beyond(direction)} ${id}::uuid`

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
