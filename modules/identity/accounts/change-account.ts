import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { type Actor, onAccount } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import { AccountChanged } from '../contract.ts'
import type { AccountDeps } from '../deps.ts'
import { deleteSessions } from '../sessions/session-store.ts'
import type { IdentityTables } from '../tables.ts'
import { lockActiveAdmins, type StoredAccount, updateAccount } from './account-store.ts'
import { factsOfRow } from './account-view.ts'
import type { AccountChange, ProfileChange } from './contract.ts'
import { requireLocked } from './require-account.ts'
import { checkAdminsLeft, losesPower } from './rules.ts'

/**
 * What an admin or the operator changes on an account. It acts on the account's next request; a suspension also ends its
 * sessions. Throws AppError `account_not_found` and `last_admin`.
 */
export async function changeAccount(
  { db, now }: AccountDeps,
  id: string,
  { role, status, ...profile }: AccountChange,
  by: Actor,
): Promise<StoredAccount> {
  return await db.transaction().execute(async (tx) => {
    const admins = losesPower({ role, status }) ? await lockActiveAdmins(tx) : []
    const before = await requireLocked(tx, id)
    if (admins.includes(id)) checkAdminsLeft(admins, id)
    const wanted = { ...namesIn(profile), ...(role && { role }), ...(status && { status }) }
    const after = await applyChange(tx, before, wanted)
    if (after.status === 'suspended') await deleteSessions(tx, id)
    await recordPower(tx, now(), before, after, by)
    return after
  })
}

/** What people may change on their own account: names and language, and nothing that gives power. */
export async function changeProfile(
  { db }: Pick<AccountDeps, 'db'>,
  id: string,
  profile: ProfileChange,
): Promise<StoredAccount> {
  return await db
    .transaction()
    .execute(async (tx) => await applyChange(tx, await requireLocked(tx, id), namesIn(profile)))
}

/** Written out, so that a field that slipped into the request does not slip into the row. */
function namesIn({ first_name, last_name, display_name, locale }: ProfileChange): ProfileChange {
  return {
    ...(first_name !== undefined && { first_name }),
    ...(last_name !== undefined && { last_name }),
    ...(display_name !== undefined && { display_name }),
    ...(locale && { locale }),
  }
}

/** Writes and tells what is really new; asked again, it does nothing. */
async function applyChange(tx: Tx<IdentityTables>, before: StoredAccount, change: AccountChange) {
  const fresh = (Object.keys(change) as (keyof AccountChange)[]).some((key) => change[key] !== before[key])
  if (!fresh) return before
  const endTokens = change.status === 'suspended' && before.status === 'active'
  const after = await updateAccount(tx, before.id, change, { tell: true, endTokens })
  await emit(tx, AccountChanged, factsOfRow(after))
  return after
}

async function recordPower(
  tx: Tx<IdentityTables>,
  at: Date,
  before: StoredAccount,
  after: StoredAccount,
  by: Actor,
) {
  const subject = onAccount(after)
  if (after.role !== before.role) {
    const details = { from: before.role, to: after.role }
    await recordAct(tx, at, { action: 'account.role_changed', actor: by, subject, details })
  }
  if (after.status !== before.status) {
    const action = after.status === 'suspended' ? 'account.suspended' : 'account.restored'
    await recordAct(tx, at, { action, actor: by, subject })
  }
}
