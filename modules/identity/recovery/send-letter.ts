import type { StoredAccount } from '../accounts/account-store.ts'
import { nameOf } from '../accounts/account-view.ts'
import { requireLocked } from '../accounts/require-account.ts'
import { onAccount, system } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import type { LetterDeps } from '../deps.ts'
import { writeTokenLetter } from './letters.ts'
import { countLetters, putToken, tokenOf } from './one-time-token-store.ts'
import { hour, lettersPerHour, type Occasion, purposeOf, tokenLifetime } from './rules.ts'

/**
 * Writes a letter with a token to the account's e-mail. `id` is the event's that asked for it: called again after a
 * crash, it is the same letter with the same token.
 */
export async function sendLetter(
  deps: LetterDeps,
  account: StoredAccount & { readonly email: string },
  request: LetterRequest,
): Promise<void> {
  const token = await putLetter(deps, account, request)
  if (token === null) return
  const letter = writeTokenLetter({
    occasion: request.occasion,
    locale: account.locale,
    name: nameOf(account),
    token,
    publicUrl: deps.publicUrl,
  })
  await deps.mailer.send({ id: request.id, to: account.email, ...letter })
}

export interface LetterRequest {
  readonly id: string
  readonly occasion: Occasion
}

/** The token of the letter; null when the account has had its share of letters. They are counted one at a time. */
async function putLetter(
  { db, now, secrets }: LetterDeps,
  { id: accountId, email }: StoredAccount & { readonly email: string },
  { id, occasion }: LetterRequest,
): Promise<string | null> {
  const purpose = purposeOf(occasion)
  const token = tokenOf(secrets[0], { id, purpose })
  return await db.transaction().execute(async (tx) => {
    const at = now()
    const account = await requireLocked(tx, accountId)
    const letters = await countLetters(tx, { id, purpose, accountId }, new Date(at.getTime() - hour))
    if (letters >= lettersPerHour) return null
    const expiresAt = new Date(at.getTime() + tokenLifetime[occasion])
    await putToken(tx, { id, purpose, accountId, email, createdAt: at, expiresAt }, token)
    if (purpose === 'password_reset') {
      await recordAct(tx, at, {
        action: 'password.reset_mailed',
        actor: system,
        subject: onAccount(account),
      })
    }
    return token
  })
}
