import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal, Principal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { ReadDeps } from '../deps.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'
import type { CrewRole } from './contract.ts'
import { findCrewMember } from './crew-store.ts'
import { findEvent, holdEvent } from './event-store.ts'
import { postHolderOf } from './rules.ts'

export interface CrewPass {
  readonly role: CrewRole
  /** Empty: every gate. */
  readonly gates: readonly string[]
}

/** An event with its times, which an open list does not have. */
export type ManagedEvent = EventRow & { readonly starts_at: Date; readonly ends_at: Date }

/** An event that this caller may know of; a draft of others is `not_found`, as is an open list for a stranger. */
export async function requireEvent(
  { db }: ReadDeps,
  idOrCode: string,
  principal: Principal | null,
): Promise<{ event: EventRow; pass: CrewPass | null }> {
  const event = await findEvent(db, idOrCode)
  if (event === null) throw eventNotFound()
  const pass = principal?.kind === 'account' ? await findCrewPass({ db }, event, principal) : null
  const hidden = event.kind === 'open' || event.status === 'draft'
  if (pass === null && hidden) throw eventNotFound()
  return { event, pass }
}

/**
 * An event for whoever may work at its door: its crew, and admins. On an open list any account may.
 * Throws `not_found` for a draft of others, else `forbidden`.
 */
export async function requireCrewEvent(
  deps: ReadDeps,
  idOrCode: string,
  account: AccountPrincipal,
): Promise<{ event: EventRow; pass: CrewPass }> {
  const { event, pass } = await requireEvent(deps, idOrCode, account)
  if (pass === null) throw notCrew()
  return { event, pass }
}

/** An event for whoever may change it and its tickets: its managers, and admins. */
export async function requireManagerEvent(
  deps: ReadDeps,
  idOrCode: string,
  account: AccountPrincipal,
): Promise<ManagedEvent> {
  const { event, pass } = await requireEvent(deps, idOrCode, account)
  if (!isManager(pass, account)) throw notManager()
  return asManaged(event)
}

/** The same for one of its managers to change, held until the transaction ends. Throws `event_busy` too. */
export async function requireManagedEvent(
  tx: Tx<AttendanceTables>,
  idOrCode: string,
  account: AccountPrincipal,
): Promise<ManagedEvent> {
  // asked before there is anything to wait for: strangers do not queue up
  const { id } = await requireManagerEvent({ db: tx }, idOrCode, account)
  const event = await holdEvent(tx, id)
  if (event === null) throw eventNotFound()
  // and again: whoever held the event may have taken this manager off the crew
  if (!isManager(await findCrewPass({ db: tx }, event, account), account)) throw notManager()
  return asManaged(event)
}

/** A plain member never is one. */
export function isManager(pass: CrewPass | null, account: AccountPrincipal): boolean {
  return pass?.role === 'manager' && account.role !== 'member'
}

export async function findCrewPass(
  { db }: ReadDeps,
  event: EventRow,
  account: AccountPrincipal,
): Promise<CrewPass | null> {
  if (account.role === 'admin') return { role: 'manager', gates: [] }
  if (event.kind === 'open') return { role: 'scanner', gates: [] }
  return await findCrewMember(db, event.id, postHolderOf(account))
}

export function asManaged(event: EventRow): ManagedEvent {
  const { starts_at, ends_at } = event
  if (starts_at !== null && ends_at !== null) return { ...event, starts_at, ends_at }
  throw new AppError('conflict', 'open_list', 'This is an open list: it has no tickets, crew or times.')
}

export function eventNotFound(): AppError {
  return new AppError('not_found', 'event_not_found', 'There is no such event.')
}

export function notCrew(): AppError {
  return new AppError('forbidden', 'not_event_crew', 'Only the crew of this event may do this.')
}

export function notManager(): AppError {
  return new AppError('forbidden', 'not_event_manager', 'Only a manager of this event may do this.')
}
