import { AppError } from '@balai/contract/app-error.ts'
import type { Role } from '@balai/contract/principal.ts'
import { findAccountByLogin, type StoredAccount } from './accounts/account-store.ts'
import { changeAccount } from './accounts/change-account.ts'
import type { NewAccount } from './accounts/contract.ts'
import { createAccount } from './accounts/create-account.ts'
import { commandLine } from './audit/acts.ts'
import type { AccountDeps, PasswordDeps } from './deps.ts'
import { newOneTimePassword, replacePassword } from './recovery/replace-password.ts'

/** What the operator does at the machine when nobody can log in; audited like everything else. */
export interface BreakGlass {
  /** Without a password or hash one is made up, and handed back to be shown once. */
  createAccount(wanted: NewAccount, importedHash?: string): Promise<WithPassword>
  promote(login: string, role: Role): Promise<StoredAccount>
  suspend(login: string): Promise<StoredAccount>
  restore(login: string): Promise<StoredAccount>
  /** Without a password one is made up. */
  resetPassword(login: string, password?: string): Promise<WithPassword>
}

export interface WithPassword {
  readonly account: StoredAccount
  /** Null where an imported hash was given. */
  readonly password: string | null
}

/** Throws AppError `account_not_found`, and what the use cases throw. */
export function createBreakGlass(deps: PasswordDeps): BreakGlass {
  const change = async (login: string, wanted: Parameters<typeof changeAccount>[2]) =>
    await changeAccount(deps, (await requireAccount(deps, login)).id, wanted, commandLine)

  return {
    async createAccount(wanted, importedHash) {
      if (importedHash !== undefined) {
        return { account: await createAccount(deps, wanted, commandLine, importedHash), password: null }
      }
      const password = wanted.password ?? newOneTimePassword()
      return { account: await createAccount(deps, { ...wanted, password }, commandLine), password }
    },
    promote: (login, role) => change(login, { role }),
    suspend: (login) => change(login, { status: 'suspended' }),
    restore: (login) => change(login, { status: 'active' }),
    async resetPassword(login, password = newOneTimePassword()) {
      const { id } = await requireAccount(deps, login)
      const account = await replacePassword(deps, { accountId: id, password, by: commandLine })
      return { account, password }
    },
  }
}

async function requireAccount({ db }: AccountDeps, login: string): Promise<StoredAccount> {
  const account = await findAccountByLogin(db, login)
  if (account !== undefined) return account
  throw new AppError('not_found', 'account_not_found', `Nobody has the username or e-mail ${login}.`)
}
