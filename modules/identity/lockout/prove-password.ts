import { AppError } from '@balai/contract/app-error.ts'
import { foldLoginName } from '../accounts/rules.ts'
import { onAccount, stranger } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import type { AccountDeps, PasswordDeps } from '../deps.ts'
import type { Credentials } from '../passwords/credentials-store.ts'
import { type Attempt, countFailure, findLock } from './lockout-store.ts'
import { countsThatMatter } from './rules.ts'

export interface PasswordClaim {
  /** The name that was typed, and the account that has it, if any. */
  readonly login: string
  readonly credentials: Credentials | null
  readonly password: string
  readonly address: string
}

/**
 * Whether the password is the account's; wherever there is no account, the same work is done for nothing, so that time
 * tells nothing but what passwords/passwords.ts says of imported accounts. The lock is looked at in the same turn as the hash is made, and the failure counted before the turn
 * ends: of many tries at once no more get through than hash at the same time.
 *
 * Throws AppError `too_many_attempts` and `too_busy`.
 */
export async function provePassword(deps: PasswordDeps, claim: PasswordClaim): Promise<boolean> {
  const { db, now, passwords } = deps
  const attempt = { login: foldLoginName(claim.login), address: claim.address }
  const counts = countsThatMatter((claim.credentials?.seenHereAt ?? null) !== null)
  return await passwords.inTurn(async ({ verify }) => {
    const lock = await findLock(db, attempt, counts, now())
    if (lock !== null) throw tooManyAttempts(lock, now())
    const right = await verify(claim.credentials?.passwordHash ?? null, claim.password)
    if (!right) await noteFailure(deps, attempt, claim.credentials)
    return right
  })
}

async function noteFailure({ db, now }: AccountDeps, attempt: Attempt, credentials: Credentials | null) {
  await db.transaction().execute(async (tx) => {
    const closed = await countFailure(tx, attempt, now())
    if (!closed) return
    await recordAct(tx, now(), {
      action: 'account.locked_out',
      actor: stranger(attempt.address),
      subject: credentials === null ? null : onAccount(credentials.account),
    })
  })
}

function tooManyAttempts(until: Date, now: Date): AppError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000))
  return new AppError(
    'rate_limited',
    'too_many_attempts',
    `Too many wrong passwords. Try again in ${seconds} seconds, or reset the password.`,
    { retryAfter: seconds },
  )
}
