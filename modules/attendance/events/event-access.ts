import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal, Principal } from '@balai/contract/principal.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'
import { findCrewMember } from './crew-store.ts'
import { findEvent, lockEvent } from './event-store.ts'

export interface CrewPass {
  readonly role: 'manager' | 'scanner'
  /** Empty: every gate. */
  readonly gates: readonly string[]
}

/** An event with its times, which an open list does not have. */
export type ManagedEvent = EventRow & { readonly starts_at: Date; readonly ends_at: Date }

type Deps = { readonly db: Db<AttendanceTables> }

/** An event that this caller may know of; a draft of others is `not_found`, as is an open list for a stranger. */
export async function requireEvent(
  { db }: Deps,
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

/** Anybody may look at what is on, but an API key may do only what it was made for. */
export function requireEventsScope(principal: Principal | null): void {
  if (principal?.kind !== 'api_key' || principal.scopes.includes('events:read')) return
  throw new AppError('forbidden', 'missing_scope', 'This API key does not have the scope events:read.')
}

/**
 * Whoever may work at this event's door: its crew, and admins. On an open list any account may.
 * Throws `not_found` for a draft of others, else `forbidden`.
 */
export async function requireCrew(deps: Deps, event: EventRow, account: AccountPrincipal): Promise<CrewPass> {
  const pass = await findCrewPass(deps, event, account)
  if (pass !== null) return pass
  if (event.status === 'draft') throw eventNotFound()
  throw new AppError('forbidden', 'not_event_crew', 'Only the crew of this event may do this.')
}

/** Whoever may change this event and its tickets: its managers, and admins. A plain member never is one. */
export async function requireManager(
  deps: Deps,
  event: EventRow,
  account: AccountPrincipal,
): Promise<CrewPass> {
  const pass = await findCrewPass(deps, event, account)
  if (pass?.role === 'manager' && account.role !== 'member') return pass
  if (pass === null && event.status === 'draft') throw eventNotFound()
  throw new AppError('forbidden', 'not_event_manager', 'Only a manager of this event may do this.')
}

/** The event for one of its managers to change, held until the transaction ends (see `lockEvent`). */
export async function requireManagedEvent(
  tx: Tx<AttendanceTables>,
  idOrCode: string,
  account: AccountPrincipal,
): Promise<ManagedEvent> {
  const found = await findEvent(tx, idOrCode)
  const event = found === null ? null : await lockEvent(tx, found.id)
  if (event === null) throw eventNotFound()
  await requireManager({ db: tx }, event, account)
  return asManaged(event)
}

export function asManaged(event: EventRow): ManagedEvent {
  const { starts_at, ends_at } = event
  if (starts_at !== null && ends_at !== null) return { ...event, starts_at, ends_at }
  throw new AppError('conflict', 'open_list', 'This is an open list: it has no tickets, crew or times.')
}

export async function findCrewPass(
  { db }: Deps,
  event: EventRow,
  account: AccountPrincipal,
): Promise<CrewPass | null> {
  if (account.role === 'admin') return { role: 'manager', gates: [] }
  if (event.kind === 'open') return { role: 'scanner', gates: [] }
  return await findCrewMember(db, event.id, account.username)
}

export function eventNotFound(): AppError {
  return new AppError('not_found', 'event_not_found', 'There is no such event.')
}
