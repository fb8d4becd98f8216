import { AppError } from '@balai/contract/app-error.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Account, AccountFacts } from '../contract.ts'
import type { IdentityTables } from '../tables.ts'
import { foldLoginName, type LoginNames } from './rules.ts'

/** An account without its password's hash, which log-in alone reads. */
export type StoredAccount = Omit<Selectable<IdentityTables['identity.account']>, 'search' | 'password_hash'>

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

/** In sorted order, so that two who want the same two names wait for each other only one way. */
export async function claimLoginNames(tx: Tx<IdentityTables>, accountId: string, names: LoginNames) {
  const wanted = [
    ...new Set([names.username, names.email].filter((name) => name !== null).map(foldLoginName)),
  ]
  const claimed = await tx
    .insertInto('identity.login_name')
    .values(wanted.sort().map((name) => ({ name, account_id: accountId })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('name')
    .execute()
  if (claimed.length === wanted.length) return
  const free = new Set(claimed.map(({ name }) => name))
  if (names.username !== null && !free.has(foldLoginName(names.username))) {
    throw new AppError('conflict', 'username_taken', 'This username is taken.')
  }
  throw new AppError('conflict', 'email_taken', 'There is an account with this e-mail already.')
}

export async function releaseLoginName(tx: Tx<IdentityTables>, accountId: string, name: string) {
  await tx
    .deleteFrom('identity.login_name')
    .where('name', '=', foldLoginName(name))
    .where('account_id', '=', accountId)
    .execute()
}

/** True for exactly one account, ever: those that come at the same moment wait here for the first to decide. */
export async function claimInstallation(tx: Tx<IdentityTables>, accountId: string): Promise<boolean> {
  const claimed = await tx
    .updateTable('identity.installation')
    .set({ first_account_id: accountId })
    .where('first_account_id', 'is', null)
    .executeTakeFirst()
  return claimed.numUpdatedRows === 1n
}

export async function isFirstAccountWanted(db: Db<IdentityTables>): Promise<boolean> {
  const { first_account_id } = await db
    .selectFrom('identity.installation')
    .select('first_account_id')
    .executeTakeFirstOrThrow()
  return first_account_id === null
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
  'id' | 'login' | 'token_version' | 'revision' | 'search'
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

type Names = Pick<StoredAccount, 'display_name' | 'first_name' | 'last_name' | 'login'>

export const nameOf = ({ display_name, first_name, last_name, login }: Names): string =>
  display_name || [first_name, last_name].filter((part) => part !== '').join(' ') || login

export const accountOfRow = (row: StoredAccount): Account => ({
  id: row.id,
  username: row.username,
  email: row.email,
  email_verified: row.email_verified_at !== null,
  first_name: row.first_name,
  last_name: row.last_name,
  display_name: row.display_name,
  name: nameOf(row),
  role: row.role,
  status: row.status,
  locale: row.locale,
  must_change_password: row.must_change_password,
  created_at: row.created_at.toISOString(),
})

export const factsOfRow = (row: StoredAccount): AccountFacts => ({
  account_id: row.id,
  revision: row.revision,
  username: row.login,
  email: row.email,
  first_name: row.first_name,
  last_name: row.last_name,
  name: nameOf(row),
  role: row.role,
  status: row.status,
})
