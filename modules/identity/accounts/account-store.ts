import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Selectable, sql, type Updateable } from 'kysely'
import type { IdentityTables } from '../tables.ts'
import { claimLoginNames } from './login-name-store.ts'
import { foldLoginName } from './rules.ts'

/** An account as use cases hand it on: without its password's hash, which log-in alone reads. */
export type StoredAccount = Omit<
  Selectable<IdentityTables['identity.account']>,
  'search' | 'sort_name' | 'password_hash'
>

export const accountColumns = [
  'id',
  'login',
  'username',
  'email',
  'email_verified_at',
  'first_name',
  'last_name',
  'display_name',
  'role',
  'status',
  'locale',
  'must_change_password',
  'token_version',
  'revision',
  'created_at',
] as const satisfies readonly (keyof StoredAccount)[]

export type NewStoredAccount = Omit<StoredAccount, 'token_version' | 'revision' | 'status'> & {
  readonly password_hash: string | null
}

/** Throws AppError `username_taken` or `email_taken`. */
export async function insertAccount(
  tx: Tx<IdentityTables>,
  account: NewStoredAccount,
): Promise<StoredAccount> {
  const stored = await tx
    .insertInto('identity.account')
    .values(account)
    .returning(accountColumns)
    .executeTakeFirstOrThrow()
  await claimLoginNames(tx, account.id, account)
  return stored
}

export function findAccount(db: Db<IdentityTables>, id: string): Promise<StoredAccount | undefined> {
  return db.selectFrom('identity.account').select(accountColumns).where('id', '=', id).executeTakeFirst()
}

export function findAccountByLogin(
  db: Db<IdentityTables>,
  login: string,
): Promise<StoredAccount | undefined> {
  return db
    .selectFrom('identity.account')
    .innerJoin('identity.login_name', 'identity.login_name.account_id', 'identity.account.id')
    .select(accountColumns)
    .where('identity.login_name.name', '=', foldLoginName(login))
    .executeTakeFirst()
}

/** Waits for whoever changes the account at this moment, and lets nobody else until the transaction ends. */
export function lockAccount(tx: Tx<IdentityTables>, id: string): Promise<StoredAccount | undefined> {
  return tx
    .selectFrom('identity.account')
    .select(accountColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Locked in the order of their ids, so that two admins who demote each other cannot both succeed. */
export async function lockActiveAdmins(tx: Tx<IdentityTables>): Promise<string[]> {
  const admins = await tx
    .selectFrom('identity.account')
    .select('id')
    .where('role', '=', 'admin')
    .where('status', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute()
  return admins.map(({ id }) => id)
}

export type AccountUpdate = Omit<
  Updateable<IdentityTables['identity.account']>,
  'id' | 'login' | 'token_version' | 'revision' | 'search' | 'sort_name'
>

/** `tell` raises the revision, for changes that others hear of; `endTokens` ends every access token at once. */
export function updateAccount(
  tx: Tx<IdentityTables>,
  id: string,
  change: AccountUpdate,
  effects: { readonly tell: boolean; readonly endTokens: boolean },
): Promise<StoredAccount> {
  return tx
    .updateTable('identity.account')
    .set({
      ...change,
      ...(effects.tell ? { revision: sql<number>`revision + 1` } : {}),
      ...(effects.endTokens ? { token_version: sql<number>`token_version + 1` } : {}),
    })
    .where('id', '=', id)
    .returning(accountColumns)
    .executeTakeFirstOrThrow()
}
