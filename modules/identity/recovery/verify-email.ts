import { AppError } from '@balai/contract/app-error.ts'
import { emit } from '@balai/events/emit.ts'
import { updateAccount } from '../accounts/account-store.ts'
import { factsOfRow } from '../accounts/account-view.ts'
import { requireAccount, requireLocked } from '../accounts/require-account.ts'
import { onAccount, ownerAt } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import { AccountChanged } from '../contract.ts'
import type { AccountDeps } from '../deps.ts'
import { EmailVerificationWanted } from './letters-wanted.ts'
import { findToken, useToken } from './one-time-token-store.ts'
import { invalidToken } from './reset-password.ts'

/** Throws AppError `email_missing`; an e-mail that is verified already gets no letter. */
export async function requestEmailVerification(
  { db }: Pick<AccountDeps, 'db'>,
  accountId: string,
): Promise<void> {
  const account = await requireAccount(db, accountId)
  const { email } = account
  if (email === null) throw new AppError('conflict', 'email_missing', 'This account has no e-mail.')
  if (account.email_verified_at !== null) return
  await db.transaction().execute((tx) => emit(tx, EmailVerificationWanted, { account_id: accountId, email }))
}

/** Throws AppError `invalid_token` (unknown, used, expired, or for an e-mail that the account no longer has). */
export async function verifyEmail(
  { db, now }: AccountDeps,
  { token, address }: { readonly token: string; readonly address: string },
): Promise<void> {
  const found = await findToken(db, 'email_verification', token, now())
  if (found === undefined) throw invalidToken()
  await db.transaction().execute(async (tx) => {
    const at = now()
    const account = await requireLocked(tx, found.account_id)
    const used = await useToken(tx, 'email_verification', token, at)
    if (used === undefined || used.email !== account.email) throw invalidToken()
    const verified = await updateAccount(
      tx,
      account.id,
      { email_verified_at: at },
      { tell: true, endTokens: false },
    )
    await emit(tx, AccountChanged, factsOfRow(verified))
    await recordAct(tx, at, {
      action: 'email.verified',
      actor: ownerAt(account, address),
      subject: onAccount(account),
    })
  })
}
