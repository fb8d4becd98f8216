import { AppError } from '@balai/contract/app-error.ts'
import { emit } from '@balai/events/emit.ts'
import { findAccount } from '../accounts/account-store.ts'
import { requireLocked } from '../accounts/require-account.ts'
import { foldLoginName } from '../accounts/rules.ts'
import { ownerAt } from '../audit/acts.ts'
import type { AccountDeps, PasswordDeps } from '../deps.ts'
import { forgetAttack, rememberAddress } from '../lockout/lockout-store.ts'
import { hashNewPassword } from '../passwords/hash-new-password.ts'
import { setPassword } from '../passwords/set-password.ts'
import { PasswordResetWanted } from './letters-wanted.ts'
import { findToken, useToken } from './one-time-token-store.ts'

/** Asks for a letter. Whether there is such an account is looked up later, so that neither answer nor time tell it. */
export async function requestPasswordReset({ db }: Pick<AccountDeps, 'db'>, login: string): Promise<void> {
  await db.transaction().execute((tx) => emit(tx, PasswordResetWanted, { login, occasion: 'forgotten' }))
}

/**
 * Sets the password of whoever had the letter, and ends all sessions.
 * Throws AppError `invalid_token` (unknown, used, expired) and `password_...`.
 */
export async function resetPassword(
  { db, now, passwords }: PasswordDeps,
  reset: { readonly token: string; readonly password: string; readonly address: string },
): Promise<void> {
  const found = await findToken(db, 'password_reset', reset.token, now())
  const account = found && (await findAccount(db, found.account_id))
  if (account === undefined || account.status !== 'active') throw invalidToken()
  const passwordHash = await hashNewPassword(passwords, reset.password, {
    policy: 'strong',
    names: [account.username, account.email],
  })
  await db.transaction().execute(async (tx) => {
    const at = now()
    const held = await requireLocked(tx, account.id)
    const used = await useToken(tx, 'password_reset', reset.token, at)
    if (used === undefined || used.email !== held.email || held.status !== 'active') throw invalidToken()
    await setPassword(tx, held, at, {
      passwordHash,
      action: 'password.reset',
      by: ownerAt(held, reset.address),
      mustChange: false,
      verifiedEmailAt: at,
    })
    await rememberAddress(tx, held.id, reset.address, at)
    const logins = [held.login, held.username, held.email].filter((name) => name !== null)
    await forgetAttack(tx, logins.map(foldLoginName), reset.address)
  })
}

export const invalidToken = () =>
  new AppError('invalid', 'invalid_token', 'This token is unknown, used or expired. Ask for another one.')
