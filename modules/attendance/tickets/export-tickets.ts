import type { Db } from '@balai/db/open-database.ts'
import { stringify } from 'csv-stringify/sync'
import type { EventKeys } from '../events/event-key-store.ts'
import type { AttendanceTables, TicketRow } from '../tables.ts'
import { listTickets, type TicketFilter } from './ticket-list-store.ts'
import type { TypedTicket } from './ticket-store.ts'
import { qrOf } from './ticket-view.ts'

const columns = ['name', 'email', 'username', 'type', 'code', 'status', 'created_at', 'qr']
const pageLength = 1_000

/**
 * A guest list that a spreadsheet opens and an import takes back, piece by piece however long it is.
 * Cells that a spreadsheet would take for formulas get an apostrophe, which the import takes away again.
 */
export async function* exportTickets(
  db: Db<AttendanceTables>,
  eventId: string,
  keys: EventKeys,
  status: TicketRow['status'] | null,
): AsyncGenerator<string> {
  // without the byte order mark Excel takes UTF-8 for its own code page
  yield stringify([columns], { bom: true })
  for (let after: TicketFilter['after'] = null; ; ) {
    const tickets = await listTickets(db, eventId, {
      text: null,
      typeId: null,
      status,
      sort: 'created_at',
      after,
      limit: pageLength,
    })
    yield stringify(
      tickets.map((ticket) => rowOf(ticket, keys)),
      { escape_formulas: true },
    )
    if (tickets.length < pageLength) return
    after = { holder: '', id: tickets.at(-1)?.id ?? '' }
  }
}

function rowOf(ticket: TypedTicket, keys: EventKeys): (string | null)[] {
  return [
    ticket.holder_name,
    ticket.holder_email,
    ticket.holder_username,
    ticket.type_name,
    ticket.code,
    ticket.status,
    ticket.created_at.toISOString(),
    ticket.status === 'valid' ? qrOf(ticket, keys) : null,
  ]
}
