import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { lockAccount, type StoredAccount } from '../accounts/account-store.ts'
import { callerAt } from '../audit/acts.ts'
import type { PasswordDeps, SessionDeps } from '../deps.ts'
import { invalidCredentials } from '../sessions/log-in.ts'
import { type Origin, startSession, type TokenPair } from '../sessions/open-session.ts'
import { confirmPassword } from './confirm-password.ts'
import { hashNewPassword } from './hash-new-password.ts'
import { setPassword } from './set-password.ts'

export interface PasswordChangeRequest extends Origin {
  readonly currentPassword: string
  readonly newPassword: string
}

/** Logs the account out everywhere, and whoever changed the password in again. */
export async function changePassword(
  deps: PasswordDeps & SessionDeps,
  caller: AccountPrincipal,
  { currentPassword, newPassword, address, userAgent }: PasswordChangeRequest,
): Promise<{ readonly account: StoredAccount; readonly pair: TokenPair }> {
  const { db, now, passwords } = deps
  if (newPassword === currentPassword) throw unchangedPassword()
  const account = await confirmPassword(deps, caller, {
    password: currentPassword,
    address,
    field: 'current_password',
  })
  const passwordHash = await hashNewPassword(passwords, newPassword, {
    policy: 'strong',
    names: [account.username, account.email],
    field: 'new_password',
  })
  return await db.transaction().execute(async (tx) => {
    const held = await lockAccount(tx, account.id)
    if (held?.token_version !== account.token_version) throw invalidCredentials()
    const changed = await setPassword(tx, account, now(), {
      passwordHash,
      action: 'password.changed',
      by: callerAt(caller, address),
      mustChange: false,
    })
    return { account: changed, pair: await startSession(deps, tx, changed, { address, userAgent }) }
  })
}

/** Who was told a password by an admin would otherwise keep it. It tells nothing that the caller did not send. */
function unchangedPassword(): AppError {
  const message = 'The new password is the same as the current one.'
  return new AppError('unprocessable', 'password_unchanged', message, {
    errors: [{ path: 'body.new_password', message }],
  })
}
