import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'
import { findCrewMember } from './crew-store.ts'

export interface CrewPass {
  readonly role: 'manager' | 'scanner'
  /** Empty: every gate. */
  readonly gates: readonly string[]
}

type Deps = { readonly db: Db<AttendanceTables> }

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
