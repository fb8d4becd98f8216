import { AppError } from '@balai/contract/app-error.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import type { IdentityTables } from '../tables.ts'
import { findAccount, lockAccount, type StoredAccount } from './account-store.ts'

/** Throws AppError `account_not_found`. */
export async function requireAccount(db: Db<IdentityTables>, id: string): Promise<StoredAccount> {
  const account = await findAccount(db, id)
  if (account === undefined) throw accountNotFound()
  return account
}

/** As `lockAccount` waits and holds. Throws AppError `account_not_found`. */
export async function requireLocked(tx: Tx<IdentityTables>, id: string): Promise<StoredAccount> {
  const account = await lockAccount(tx, id)
  if (account === undefined) throw accountNotFound()
  return account
}

const accountNotFound = () => new AppError('not_found', 'account_not_found', 'There is no such account.')
