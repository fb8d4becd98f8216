import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { doorsMayBeOpen } from '../events/rules.ts'
import type { AttendanceTables } from '../tables.ts'
import { holdDoors } from './door-hold-store.ts'
import { requireNotCancelled } from './issue-tickets.ts'
import { endTicket } from './revoke-ticket.ts'
import type { ReachedTicket } from './ticket-access.ts'
import { findTicket, type TypedTicket, wasUsed } from './ticket-store.ts'
import { writeTickets } from './write-tickets.ts'

export interface NewOwner {
  readonly holder_name: string
  readonly holder_email: string | null
  readonly holder_username: string | null
}

/**
 * A new ticket of the same type in place of one that is held; the old code and QR are dead at once.
 * Throws `ticket_revoked`, `ticket_already_used` and `event_cancelled`.
 */
export async function replaceTicket(
  tx: Tx<AttendanceTables>,
  { ticket, event }: ReachedTicket,
  reason: 'transferred' | 'reissued',
  owner: NewOwner,
  now: Date,
): Promise<TypedTicket> {
  requireNotCancelled(event)
  if (ticket.status === 'revoked') throw new AppError('conflict', 'ticket_revoked', 'This ticket is revoked.')
  if (doorsMayBeOpen(event, now)) await holdDoors(tx)
  if (await wasUsed(tx, ticket)) {
    throw new AppError('conflict', 'ticket_already_used', 'Somebody came in with this ticket already.')
  }
  const draft = { event_id: ticket.event_id, code: null, type_id: ticket.type_id, import_id: null, ...owner }
  const [newTicketId = ''] = await writeTickets(tx, [draft], now)
  await endTicket(tx, ticket, { at: now, reason, replacedBy: newTicketId })
  return (await findTicket(tx, newTicketId)) as TypedTicket
}
