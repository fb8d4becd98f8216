import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { IdentityTables } from '../tables.ts'
import { foldLoginName, type LoginNames } from './rules.ts'

/**
 * In sorted order, so that two who want the same two names wait for each other only one way.
 * Throws AppError `username_taken` or `email_taken`.
 */
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
