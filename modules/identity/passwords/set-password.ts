import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { type StoredAccount, updateAccount } from '../accounts/account-store.ts'
import { factsOfRow } from '../accounts/account-view.ts'
import { type Actor, onAccount } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import { AccountChanged, PasswordReplaced } from '../contract.ts'
import { voidTokens } from '../recovery/one-time-token-store.ts'
import { deleteSessions } from '../sessions/session-store.ts'
import type { IdentityTables } from '../tables.ts'
import { hasPassword } from './credentials-store.ts'

export interface NewPassword {
  readonly passwordHash: string
  readonly action: 'password.changed' | 'password.reset'
  readonly by: Actor
  /** Whether somebody else chose it. */
  readonly mustChange: boolean
  /** Set when the new password came by a letter to the account's e-mail. */
  readonly verifiedEmailAt?: Date
}

/** Whoever knew the old one is out: all sessions and tokens end, letters under way are void, and the owner is told. */
export async function setPassword(
  tx: Tx<IdentityTables>,
  account: StoredAccount,
  now: Date,
  { passwordHash, action, by, mustChange, verifiedEmailAt }: NewPassword,
): Promise<StoredAccount> {
  const hadPassword = await hasPassword(tx, account.id)
  const verifies = verifiedEmailAt !== undefined && account.email_verified_at === null
  const changed = await updateAccount(
    tx,
    account.id,
    {
      password_hash: passwordHash,
      must_change_password: mustChange,
      ...(verifies ? { email_verified_at: verifiedEmailAt } : {}),
    },
    { tell: verifies, endTokens: true },
  )
  await deleteSessions(tx, account.id)
  await voidTokens(tx, account.id, 'password_reset', now)
  await recordAct(tx, now, { action, actor: by, subject: onAccount(account) })
  if (verifies) await emit(tx, AccountChanged, factsOfRow(changed))
  if (hadPassword) await emit(tx, PasswordReplaced, { account_id: account.id, email: account.email })
  return changed
}
