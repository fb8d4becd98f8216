import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { ReadDeps } from '../deps.ts'
import {
  asManaged,
  type CrewPass,
  findCrewPass,
  isManager,
  type ManagedEvent,
  notManager,
} from '../events/event-access.ts'
import { findEvent } from '../events/event-store.ts'
import { loginName } from '../events/rules.ts'
import type { AttendanceTables } from '../tables.ts'
import { findTicket, lockTicket, type TypedTicket } from './ticket-store.ts'

export interface ReachedTicket {
  readonly ticket: TypedTicket
  readonly event: ManagedEvent
  /** What the caller is in the event's crew; null for one who only holds the ticket. */
  readonly pass: CrewPass | null
}

/** A ticket for its holder, the event's crew and admins; to everybody else it does not exist. */
export async function requireTicket(
  { db }: ReadDeps,
  ticketId: string,
  account: AccountPrincipal,
): Promise<ReachedTicket> {
  const ticket = await findTicket(db, ticketId)
  const event = ticket === null ? null : await findEvent(db, ticket.event_id)
  if (ticket === null || event === null) throw ticketNotFound()
  const pass = await findCrewPass({ db }, event, account)
  const isTheirs = holds(ticket, account) && event.status !== 'draft'
  if (pass === null && !isTheirs) throw ticketNotFound()
  return { ticket, event: asManaged(event), pass }
}

/** The same, held until the transaction ends, for somebody who will change it. */
export async function holdTicket(
  tx: Tx<AttendanceTables>,
  ticketId: string,
  account: AccountPrincipal,
): Promise<ReachedTicket> {
  await lockTicket(tx, ticketId)
  return await requireTicket({ db: tx }, ticketId, account)
}

export function requireTicketManager({ pass }: ReachedTicket, account: AccountPrincipal): void {
  if (!isManager(pass, account)) throw notManager()
}

/** Its holder and managers. Whoever only scans has no use for it, and could give it to a friend. */
export function maySeeQr(ticket: TypedTicket, pass: CrewPass | null, account: AccountPrincipal): boolean {
  return holds(ticket, account) || isManager(pass, account)
}

export function holds(ticket: TypedTicket, account: AccountPrincipal): boolean {
  return ticket.holder_username === loginName(account.username)
}

function ticketNotFound(): AppError {
  return new AppError('not_found', 'ticket_not_found', 'There is no such ticket.')
}
