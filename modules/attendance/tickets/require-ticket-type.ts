import { AppError } from '@balai/contract/app-error.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { AttendanceTables, TicketTypeRow } from '../tables.ts'
import { listTicketTypes } from './ticket-type-store.ts'

/** One of this event's types, or `ticket_type_not_found`. */
export async function requireTicketType(
  db: Db<AttendanceTables>,
  eventId: string,
  typeId: string,
): Promise<TicketTypeRow> {
  const types = await listTicketTypes(db, eventId)
  const type = types.find(({ id }) => id === typeId.toLowerCase())
  if (type !== undefined) return type
  throw new AppError('not_found', 'ticket_type_not_found', 'This event has no such ticket type.')
}
