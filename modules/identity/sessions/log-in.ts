import { AppError } from '@balai/contract/app-error.ts'
import type { StoredAccount } from '../accounts/account-store.ts'
import { foldLoginName } from '../accounts/rules.ts'
import { onAccount, ownerAt } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import type { PasswordDeps } from '../deps.ts'
import { forgetFailures, rememberAddress } from '../lockout/lockout-store.ts'
import { provePassword } from '../lockout/prove-password.ts'
import { isAddressStale } from '../lockout/rules.ts'
import { type Credentials, findCredentials, upgradeHash } from '../passwords/credentials-store.ts'
import { isOutdated } from '../passwords/passwords.ts'

export interface LogIn {
  /** A username or an e-mail. */
  readonly login: string
  readonly password: string
  readonly address: string
}

/**
 * The account that these credentials are of. No session is opened.
 * Throws AppError `invalid_credentials` for an unknown name and a wrong password alike, `account_suspended` (to the
 * owner only: the password was right), `too_many_attempts` and `too_busy`.
 */
export async function logIn(deps: PasswordDeps, { login, password, address }: LogIn): Promise<StoredAccount> {
  const { db, now } = deps
  const credentials = await findCredentials(db, { login }, { address, now: now() })
  const right = await provePassword(deps, { login, credentials, password, address })
  if (credentials === null || !right) throw invalidCredentials()
  const { account } = credentials
  if (account.status === 'suspended') throw suspended()
  const better = await betterHash(deps, credentials, password)
  await db.transaction().execute(async (tx) => {
    const at = now()
    await forgetFailures(tx, { login: foldLoginName(login), address })
    if (isAddressStale(credentials.seenHereAt, at)) await rememberAddress(tx, account.id, address, at)
    if (better !== null) await upgradeHash(tx, account.id, better.outdated, better.hash)
    await recordAct(tx, at, {
      action: 'account.logged_in',
      actor: ownerAt(account, address),
      subject: onAccount(account),
    })
  })
  return account
}

/** Hashes that came with an imported account are replaced by ours as soon as the password is at hand. */
async function betterHash({ passwords }: PasswordDeps, { passwordHash }: Credentials, password: string) {
  if (passwordHash === null || !isOutdated(passwordHash)) return null
  return { outdated: passwordHash, hash: await passwords.inTurn(({ hash }) => hash(password)) }
}

export const invalidCredentials = () =>
  new AppError('unauthenticated', 'invalid_credentials', 'Wrong username, e-mail or password.')

const suspended = () =>
  new AppError('forbidden', 'account_suspended', 'This account is suspended. Ask an admin of the house.')
