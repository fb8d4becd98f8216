import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { callerAt, onAccount } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import { AccountChanged } from '../contract.ts'
import type { PasswordDeps } from '../deps.ts'
import { confirmPassword } from '../passwords/confirm-password.ts'
import { EmailVerificationWanted } from '../recovery/letters-wanted.ts'
import { voidTokens } from '../recovery/one-time-token-store.ts'
import { invalidCredentials } from '../sessions/log-in.ts'
import type { IdentityTables } from '../tables.ts'
import { type StoredAccount, updateAccount } from './account-store.ts'
import { factsOfRow } from './account-view.ts'
import { claimLoginNames, releaseLoginName } from './login-name-store.ts'
import { requireLocked } from './require-account.ts'
import { checkEmail, foldLoginName } from './rules.ts'

/**
 * Another e-mail, unverified until its letter is answered. The name that others know the account by stays its own even
 * when that is the old e-mail. Throws AppError `invalid_email`, `wrong_password`, `email_taken`.
 */
export async function changeEmail(
  deps: PasswordDeps,
  caller: AccountPrincipal,
  {
    email,
    password,
    address,
  }: { readonly email: string; readonly password: string; readonly address: string },
): Promise<StoredAccount> {
  checkEmail(email)
  const confirmed = await confirmPassword(deps, caller, { password, address, field: 'password' })
  const { id } = confirmed
  return await deps.db.transaction().execute(async (tx) => {
    const at = deps.now()
    const before = await requireLocked(tx, id)
    if (before.token_version !== confirmed.token_version) throw invalidCredentials()
    if (before.email === email) return before
    await moveLoginName(tx, before, email)
    const after = await updateAccount(
      tx,
      id,
      { email, email_verified_at: null },
      { tell: true, endTokens: false },
    )
    await voidTokens(tx, id, 'password_reset', at)
    await voidTokens(tx, id, 'email_verification', at)
    await recordAct(tx, at, {
      action: 'email.changed',
      actor: callerAt(caller, address),
      subject: onAccount(before),
    })
    await emit(tx, AccountChanged, factsOfRow(after))
    await emit(tx, EmailVerificationWanted, { account_id: id, email })
    return after
  })
}

async function moveLoginName(tx: Tx<IdentityTables>, account: StoredAccount, email: string): Promise<void> {
  const kept = foldLoginName(account.login)
  const old = account.email === null ? kept : foldLoginName(account.email)
  const fresh = foldLoginName(email)
  if (fresh === old) return
  if (fresh !== kept) await claimLoginNames(tx, account.id, { username: null, email })
  if (old !== kept) await releaseLoginName(tx, account.id, old)
}
