import { newId } from '@balai/db/new-id.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emitAll } from '@balai/events/emit.ts'
import { TicketIssued } from '../contract.ts'
import type { AttendanceTables } from '../tables.ts'
import { newTicketCode } from './ticket-code.ts'
import { insertTickets, type NewTicket } from './ticket-store.ts'

/** A ticket to be made; without a code it gets one of ours. */
export type TicketDraft = Omit<NewTicket, 'id' | 'code'> & { readonly code: string | null }

/**
 * Makes tickets, tells of each, and answers their ids. That they fit and that given codes are free was decided by the
 * caller, who holds the event.
 */
export async function writeTickets(
  tx: Tx<AttendanceTables>,
  drafts: readonly TicketDraft[],
  now: Date,
): Promise<string[]> {
  const tickets = drafts.map((draft) => ({ ...draft, id: newId() }))
  await insertAll(tx, tickets, now)
  await emitAll(
    tx,
    TicketIssued,
    tickets.map(({ id, event_id, holder_email, holder_username }) => ({
      ticket_id: id,
      event_id,
      holder_email,
      holder_username,
    })),
  )
  return tickets.map(({ id }) => id)
}

type DraftWithId = TicketDraft & { readonly id: string }

/** A code that we draw may be taken, once in some billion times; then another is drawn. */
async function insertAll(
  tx: Tx<AttendanceTables>,
  tickets: readonly DraftWithId[],
  now: Date,
): Promise<void> {
  const coded = tickets.map((ticket) => ({ ...ticket, code: ticket.code ?? newTicketCode() }))
  const made = await insertTickets(tx, coded, now)
  if (made.size === tickets.length) return
  const left = tickets.filter(({ id }) => !made.has(id))
  const given = left.find(({ code }) => code !== null)
  if (given !== undefined) throw new Error(`The code ${given.code} was said to be free and is not.`)
  await insertAll(tx, left, now)
}
