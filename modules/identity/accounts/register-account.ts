import type { AccountPrincipal, Role } from '@balai/contract/principal.ts'
import { newId } from '@balai/db/new-id.ts'
import { emit } from '@balai/events/emit.ts'
import { callerAt } from '../audit/acts.ts'
import type { PasswordDeps } from '../deps.ts'
import { rememberAddress } from '../lockout/lockout-store.ts'
import { hashNewPassword } from '../passwords/hash-new-password.ts'
import type { PasswordPolicy } from '../passwords/rules.ts'
import { EmailVerificationWanted } from '../recovery/letters-wanted.ts'
import type { StoredAccount } from './account-store.ts'
import { addAccount } from './add-account.ts'
import type { Registration } from './contract.ts'
import { claimInstallation } from './installation-store.ts'
import { checkLoginNames, checkRole } from './rules.ts'

export interface SelfRegistration extends Registration {
  readonly policy: PasswordPolicy
  /** The role that anybody may take, and that is taken when none is named. */
  readonly openRole: Role
  /** Whoever is logged in at the time: an admin may give any role. */
  readonly by: AccountPrincipal | null
  readonly address: string
}

/**
 * Throws AppError: `login_name_missing`, `invalid_username`, `invalid_email`, `password_...`, `role_not_open`,
 * `username_taken`, `email_taken`.
 */
export async function registerAccount(
  { db, now, passwords }: PasswordDeps,
  registration: SelfRegistration,
): Promise<StoredAccount> {
  const { policy, openRole, by, address, password, role = openRole } = registration
  const names = { username: registration.username ?? null, email: registration.email ?? null }
  checkLoginNames(names, policy)
  const passwordHash = await hashNewPassword(passwords, password, { policy, names: Object.values(names) })
  return await db.transaction().execute(async (tx) => {
    const at = now()
    const id = newId()
    const first = await claimInstallation(tx, id)
    checkRole({ role, open: openRole, first, by })
    const account = await addAccount(tx, {
      ...names,
      id,
      at,
      role,
      passwordHash,
      mustChangePassword: false,
      person: registration,
      by: by?.role === 'admin' ? callerAt(by, address) : { ownerAt: address },
    })
    await rememberAddress(tx, id, address, at)
    if (account.email !== null) {
      await emit(tx, EmailVerificationWanted, { account_id: id, email: account.email })
    }
    return account
  })
}
