import type { Db } from '@balai/db/open-database.ts'
import type { Secrets } from '@balai/http/seal.ts'
import { nameOf, type StoredAccount } from '../accounts/account-store.ts'
import { onAccount, system } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import type { IdentityTables } from '../tables.ts'
import { writeLetter } from './letters.ts'
import type { Mailer } from './mailer.ts'
import { countLetters, putToken, tokenOf } from './one-time-token-store.ts'
import { hour, lettersPerHour, type Occasion, purposeOf, tokenLifetime } from './rules.ts'

export interface LetterDeps {
  readonly db: Db<IdentityTables>
  readonly now: () => Date
  readonly secrets: Secrets
  readonly mailer: Mailer
  readonly publicUrl: string | null
}

/**
 * Writes a letter with a token to the account's e-mail. `id` is the event's that asked for it: called again after a
 * crash, it is the same letter with the same token.
 */
export async function sendLetter(
  { db, now, secrets, mailer, publicUrl }: LetterDeps,
  account: StoredAccount & { readonly email: string },
  { id, occasion }: { readonly id: string; readonly occasion: Occasion },
): Promise<void> {
  const at = now()
  const purpose = purposeOf(occasion)
  const letter = { id, purpose, accountId: account.id, email: account.email } as const
  if ((await countLetters(db, letter, new Date(at.getTime() - hour))) >= lettersPerHour) return
  const token = tokenOf(secrets[0], letter)
  const expiresAt = new Date(at.getTime() + tokenLifetime[occasion])
  await putToken(db, { ...letter, createdAt: at, expiresAt }, token)
  const { subject, text } = writeLetter({
    occasion,
    locale: account.locale,
    name: nameOf(account),
    token,
    publicUrl,
  })
  await mailer.send({ id, to: account.email, subject, text })
  if (purpose === 'password_reset') await noteReset(db, at, account)
}

async function noteReset(db: Db<IdentityTables>, at: Date, account: StoredAccount): Promise<void> {
  await db.transaction().execute((tx) =>
    recordAct(tx, at, {
      action: 'password.reset_mailed',
      actor: system,
      subject: onAccount(account),
    }),
  )
}
