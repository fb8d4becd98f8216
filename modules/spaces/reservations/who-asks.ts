import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal, Principal, Role } from '@balai/contract/principal.ts'
import { requireScope } from '@balai/contract/require-scope.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { Actor } from '../contract.ts'
import type { ReadDeps } from '../deps.ts'
import { findPerson, findRole } from '../people/person-store.ts'
import { isStaff } from '../staff.ts'
import type { SpacesTables } from '../tables.ts'
import type { Holder } from './contract.ts'
import type { Reservation } from './reservation-store.ts'
import { signatureOf } from './reservation-view.ts'

/** For whom somebody reserves, and who does. */
export interface Booker {
  readonly holder: Holder
  readonly by: Actor
  /** Null when it is the holder. */
  readonly madeBy: string | null
}

/**
 * Members reserve for themselves; staff and partners' keys for whoever has this username.
 * Throws `account_elsewhere`, `not_staff`, `missing_scope`, `holder_required`, `unknown_account`.
 */
export async function resolveBooker(
  { db }: ReadDeps,
  principal: Principal,
  username: string | undefined,
): Promise<Booker> {
  if (principal.kind === 'account') {
    const own = username === undefined || username.toLowerCase() === principal.username.toLowerCase()
    if (own) return { holder: holderOf(principal), by: 'holder', madeBy: null }
    if (!isStaff(principal)) throw notStaff()
    return { holder: await requirePerson({ db }, username), by: 'staff', madeBy: principal.username }
  }
  requireScope(principal, 'reservations:write')
  if (username === undefined) throw holderRequired()
  const holder = await requirePerson({ db }, username)
  return { holder, by: 'partner', madeBy: signatureOf(principal.apiKeyId) }
}

/** Throws `account_elsewhere`. */
export function holderOf({ accountId, username, name, role }: AccountPrincipal): Holder {
  if (accountId === null) throw accountElsewhere()
  return { account_id: accountId, username, name, role }
}

/** Throws `unknown_account`. */
export async function requirePerson({ db }: ReadDeps, username: string): Promise<Holder> {
  const person = await findPerson(db, username)
  if (person !== null && person.status === 'active') return person
  const errors = [{ path: 'body.for', message: 'nobody active has this username' }]
  throw new AppError('unprocessable', 'unknown_account', 'Nobody here has this username.', { errors })
}

/** Their own token knows best; of others the house knows. */
export async function roleOfHolder(
  db: Db<SpacesTables>,
  principal: Principal,
  holderId: string,
): Promise<Role> {
  if (principal.kind === 'account' && principal.accountId === holderId) return principal.role
  return (await findRole(db, holderId)) ?? 'member'
}

/** What others have is told to staff, and to partners whose key may read. */
export function mayRead(
  principal: Principal,
  { holder_id, made_by }: Pick<Reservation, 'holder_id' | 'made_by'>,
): boolean {
  if (principal.kind === 'account') return principal.accountId === holder_id || isStaff(principal)
  return principal.scopes.includes('reservations:read') || made_by === signatureOf(principal.apiKeyId)
}

/** Null: it is not theirs to change. A partner changes what it made itself. */
export function actorOn(
  principal: Principal,
  { holder_id, made_by }: Pick<Reservation, 'holder_id' | 'made_by'>,
): Actor | null {
  if (principal.kind === 'api_key') {
    const made = made_by === signatureOf(principal.apiKeyId)
    return made && principal.scopes.includes('reservations:write') ? 'partner' : null
  }
  if (principal.accountId === holder_id) return 'holder'
  return isStaff(principal) ? 'staff' : null
}

/** Who ended it, as it is kept beside it. */
export const nameOf = (principal: Principal): string =>
  principal.kind === 'account' ? principal.username : signatureOf(principal.apiKeyId)

const accountElsewhere = () =>
  new AppError('forbidden', 'account_elsewhere', 'Seats are reserved where the account is hosted.')
export const notStaff = () =>
  new AppError('forbidden', 'not_staff', 'Only the front desk may do this for somebody else.')
const holderRequired = () =>
  new AppError('unprocessable', 'holder_required', 'An API key reserves for somebody: say the username.', {
    errors: [{ path: 'body.for', message: 'is required with an API key' }],
  })
