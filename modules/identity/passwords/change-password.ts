import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { lockAccount, type StoredAccount } from '../accounts/account-store.ts'
import { callerAt } from '../audit/acts.ts'
import type { ProveDeps } from '../lockout/prove-password.ts'
import { invalidCredentials } from '../sessions/log-in.ts'
import { type OpenSessionDeps, type Origin, startSession, type TokenPair } from '../sessions/open-session.ts'
import { commonPasswords } from './common-passwords.ts'
import { confirmPassword } from './confirm-password.ts'
import { checkPassword } from './rules.ts'
import { setPassword } from './set-password.ts'

export interface PasswordChangeRequest extends Origin {
  readonly currentPassword: string
  readonly newPassword: string
}

/** Logs the account out everywhere, and whoever changed the password in again. */
export async function changePassword(
  deps: ProveDeps & OpenSessionDeps,
  caller: AccountPrincipal,
  { currentPassword, newPassword, address, userAgent }: PasswordChangeRequest,
): Promise<{ readonly account: StoredAccount; readonly pair: TokenPair }> {
  const { db, now, passwords } = deps
  const account = await confirmPassword(deps, caller, {
    password: currentPassword,
    address,
    field: 'current_password',
  })
  checkPassword(newPassword, {
    policy: 'strong',
    common: commonPasswords(),
    names: [account.username, account.email],
    field: 'new_password',
  })
  const passwordHash = await passwords.inTurn(({ hash }) => hash(newPassword))
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
