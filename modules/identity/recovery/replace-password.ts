import { randomBytes } from 'node:crypto'
import { AppError } from '@balai/contract/app-error.ts'
import { emit } from '@balai/events/emit.ts'
import type { StoredAccount } from '../accounts/account-store.ts'
import { requireAccount, requireLocked } from '../accounts/require-account.ts'
import { type Actor, onAccount } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import type { AccountDeps, PasswordDeps } from '../deps.ts'
import { hashNewPassword } from '../passwords/hash-new-password.ts'
import { setPassword } from '../passwords/set-password.ts'
import { PasswordResetWanted } from './letters-wanted.ts'

export const newOneTimePassword = (): string => randomBytes(12).toString('base64url')

/**
 * An admin or the operator sets a password for somebody, who is asked to choose another. Ends all sessions.
 * Throws AppError `account_not_found` and `password_...`.
 */
export async function replacePassword(
  { db, now, passwords }: PasswordDeps,
  replaced: { readonly accountId: string; readonly password: string; readonly by: Actor },
): Promise<StoredAccount> {
  const account = await requireAccount(db, replaced.accountId)
  const passwordHash = await hashNewPassword(passwords, replaced.password, {
    policy: 'strong',
    names: [account.username, account.email],
  })
  return await db.transaction().execute(async (tx) =>
    setPassword(tx, await requireLocked(tx, account.id), now(), {
      passwordHash,
      action: 'password.reset',
      by: replaced.by,
      mustChange: true,
    }),
  )
}

/** Sends the owner a letter to choose a new password by. Throws AppError `account_not_found`, `email_missing`. */
export async function mailPasswordReset(
  { db, now }: AccountDeps,
  { accountId, by }: { readonly accountId: string; readonly by: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const account = await requireLocked(tx, accountId)
    if (account.email === null) {
      throw new AppError('conflict', 'email_missing', 'This account has no e-mail: give a password instead.')
    }
    await emit(tx, PasswordResetWanted, { login: account.login, occasion: 'forgotten' })
    await recordAct(tx, now(), { action: 'password.reset_requested', actor: by, subject: onAccount(account) })
  })
}
