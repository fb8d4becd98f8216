import { AppError } from '@balai/contract/app-error.ts'
import { newId } from '@balai/db/new-id.ts'
import { emit } from '@balai/events/emit.ts'
import type { Actor } from '../audit/acts.ts'
import type { PasswordDeps } from '../deps.ts'
import { hashNewPassword } from '../passwords/hash-new-password.ts'
import { PasswordResetWanted } from '../recovery/letters-wanted.ts'
import type { StoredAccount } from './account-store.ts'
import { addAccount } from './add-account.ts'
import type { NewAccount } from './contract.ts'
import { claimInstallation } from './installation-store.ts'
import { checkLoginNames, loginOf } from './rules.ts'

/**
 * An account that an admin, the operator or an import makes, with any role. With neither password nor hash a letter
 * invites its owner to choose one. Throws AppError as registration does, and `password_or_email_missing`.
 *
 * `importedHash` is argon2id or bcrypt, of an account that comes from another system; it is upgraded at its first
 * log-in. It stands apart from what is wanted, which may be a request's body: no route brings a hash in.
 */
export async function createAccount(
  { db, now, passwords }: PasswordDeps,
  { password, ...wanted }: NewAccount,
  by: Actor,
  importedHash: string | null = null,
): Promise<StoredAccount> {
  const names = { username: wanted.username ?? null, email: wanted.email ?? null }
  checkLoginNames(names, 'strong')
  const invited = password === undefined && importedHash === null
  if (invited && names.email === null) throw passwordOrEmailMissing()
  const passwordHash =
    password === undefined
      ? checkedHash(importedHash)
      : await hashNewPassword(passwords, password, { policy: 'strong', names: Object.values(names) })
  return await db.transaction().execute(async (tx) => {
    const id = newId()
    await claimInstallation(tx, id)
    const account = await addAccount(tx, {
      ...names,
      id,
      at: now(),
      role: wanted.role ?? 'member',
      passwordHash,
      mustChangePassword: password !== undefined,
      person: wanted,
      by,
    })
    if (invited) await emit(tx, PasswordResetWanted, { login: loginOf(names), occasion: 'invitation' })
    return account
  })
}

function checkedHash(importedHash: string | null): string | null {
  if (importedHash === null) return null
  if (/^\$(2[abxy]|argon2id)\$[\x21-\x7e]{20,200}$/.test(importedHash)) return importedHash
  throw new AppError('invalid', 'unknown_password_hash', 'Only argon2id and bcrypt hashes can be imported.')
}

const passwordOrEmailMissing = () =>
  new AppError(
    'invalid',
    'password_or_email_missing',
    'Give a password, or an e-mail to which an invitation can be sent.',
  )
