import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { TicketRevoked } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { AttendanceTables } from '../tables.ts'
import { holdTicket, requireTicket, requireTicketManager } from './ticket-access.ts'
import { type Revocation, revokeTicket as revokeRow, type TypedTicket } from './ticket-store.ts'

/** Its code and QR let nobody in from now on. Revoking again changes nothing and is no error. */
export async function revokeTicket(
  { db, now }: Deps,
  account: AccountPrincipal,
  ticketId: string,
): Promise<TypedTicket> {
  return await db.transaction().execute(async (tx) => {
    const reached = await holdTicket(tx, ticketId, account)
    requireTicketManager(reached, account)
    const { ticket } = reached
    if (ticket.status === 'revoked') return ticket
    await endTicket(tx, ticket, { at: now(), reason: 'revoked', replacedBy: null })
    return (await requireTicket({ db: tx }, ticketId, account)).ticket
  })
}

/** Revokes a ticket that is held, and tells of it. */
export async function endTicket(
  tx: Tx<AttendanceTables>,
  ticket: TypedTicket,
  revocation: Revocation,
): Promise<void> {
  await revokeRow(tx, ticket.id, revocation)
  await emit(tx, TicketRevoked, {
    event_id: ticket.event_id,
    ticket_id: ticket.id,
    reason: revocation.reason,
    holder_email: ticket.holder_email,
    holder_username: ticket.holder_username,
  })
}
