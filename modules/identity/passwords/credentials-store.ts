import type { Db, Tx } from '@balai/db/open-database.ts'
import { accountColumns, type StoredAccount } from '../accounts/account-store.ts'
import { foldLoginName } from '../accounts/rules.ts'
import { addressBlock, addressForgottenAfter } from '../lockout/rules.ts'
import type { IdentityTables } from '../tables.ts'

/** What a log-in is decided by. */
export interface Credentials {
  readonly account: StoredAccount
  /** Null for an account whose owner has not set a password yet. */
  readonly passwordHash: string | null
  /** When the owner last logged in from this address; null where they never did, or long ago. */
  readonly seenHereAt: Date | null
}

export type CredentialsOf = { readonly login: string } | { readonly accountId: string }

export async function findCredentials(
  db: Db<IdentityTables>,
  of: CredentialsOf,
  from: { readonly address: string; readonly now: Date },
): Promise<Credentials | null> {
  const remembered = new Date(from.now.getTime() - addressForgottenAfter)
  const query = db
    .selectFrom('identity.account')
    .leftJoin('identity.known_address as known', (join) =>
      join
        .onRef('known.account_id', '=', 'identity.account.id')
        .on('known.address', '=', addressBlock(from.address))
        .on('known.last_seen_at', '>', remembered),
    )
    .select(accountColumns)
    .select(['password_hash', 'known.last_seen_at as seen_here_at'])
  const row = await ('login' in of
    ? query.where('id', '=', (account) =>
        account
          .selectFrom('identity.login_name')
          .select('identity.login_name.account_id')
          .where('name', '=', foldLoginName(of.login)),
      )
    : query.where('id', '=', of.accountId)
  ).executeTakeFirst()
  if (row === undefined) return null
  const { password_hash, seen_here_at, ...account } = row
  return { account, passwordHash: password_hash, seenHereAt: seen_here_at }
}

/** Not so for somebody who was invited and has not chosen one yet. */
export async function hasPassword(tx: Tx<IdentityTables>, accountId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('identity.account')
    .select('id')
    .where('id', '=', accountId)
    .where('password_hash', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Replaces a hash by a better one of the same password, unless the password was changed meanwhile. */
export async function upgradeHash(
  tx: Tx<IdentityTables>,
  accountId: string,
  outdated: string,
  better: string,
): Promise<void> {
  await tx
    .updateTable('identity.account')
    .set({ password_hash: better })
    .where('id', '=', accountId)
    .where('password_hash', '=', outdated)
    .execute()
}
