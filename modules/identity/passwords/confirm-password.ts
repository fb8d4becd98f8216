import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { StoredAccount } from '../accounts/account-store.ts'
import type { PasswordDeps } from '../deps.ts'
import { provePassword } from '../lockout/prove-password.ts'
import { findCredentials } from './credentials-store.ts'

/**
 * Asks somebody who is logged in for their password once more, before what a stolen token must not be enough for.
 * Counts as a log-in does. Throws AppError `wrong_password`, `too_many_attempts`, `too_busy`.
 */
export async function confirmPassword(
  deps: PasswordDeps,
  caller: AccountPrincipal,
  {
    password,
    address,
    field,
  }: { readonly password: string; readonly address: string; readonly field: string },
): Promise<StoredAccount> {
  const credentials =
    caller.accountId === null
      ? null
      : await findCredentials(deps.db, { accountId: caller.accountId }, { address, now: deps.now() })
  const right = await provePassword(deps, { login: caller.username, credentials, password, address })
  if (credentials !== null && right) return credentials.account
  const message = 'This is not your password.'
  throw new AppError('invalid', 'wrong_password', message, { errors: [{ path: `body.${field}`, message }] })
}
