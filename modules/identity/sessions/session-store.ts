import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Selectable, sql } from 'kysely'
import { accountColumns, type StoredAccount } from '../accounts/account-store.ts'
import type { IdentityTables } from '../tables.ts'
import { hashToken } from './refresh-tokens.ts'

export type StoredSession = Selectable<IdentityTables['identity.session']>
export type StoredRefreshToken = Selectable<IdentityTables['identity.refresh_token']>

/**
 * The account, if it is still as it was when its password was looked at. Holds a change of password or a suspension up
 * until the transaction ends, so that a session that is opened meanwhile does not survive them.
 */
export async function holdUnchanged(tx: Tx<IdentityTables>, account: StoredAccount): Promise<boolean> {
  const held = await tx
    .selectFrom('identity.account')
    .select('id')
    .where('id', '=', account.id)
    .where('token_version', '=', account.token_version)
    .where('status', '=', 'active')
    .forShare()
    .executeTakeFirst()
  return held !== undefined
}

export async function insertSession(tx: Tx<IdentityTables>, session: StoredSession): Promise<void> {
  await tx.insertInto('identity.session').values(session).execute()
}

export async function insertRefreshToken(
  tx: Tx<IdentityTables>,
  token: Omit<StoredRefreshToken, 'replaced_at'>,
): Promise<void> {
  await tx
    .insertInto('identity.refresh_token')
    .values({ ...token, replaced_at: null })
    .execute()
}

/** The session that the token belongs to and its account, locked: refreshes of one family go one by one. */
export async function lockSessionOf(tx: Tx<IdentityTables>, token: string) {
  const session = await tx
    .selectFrom('identity.session')
    .selectAll()
    .where('id', '=', (session) =>
      session
        .selectFrom('identity.refresh_token')
        .select('session_id')
        .where('token_hash', '=', hashToken(token)),
    )
    .forUpdate()
    .executeTakeFirst()
  if (session === undefined) return null
  const account = await tx
    .selectFrom('identity.account')
    .select(accountColumns)
    .where('id', '=', session.account_id)
    .executeTakeFirstOrThrow()
  return { session, account }
}

/** The token at hand and the live one of its family, which are one and the same unless it was replaced. */
export async function findTokens(tx: Tx<IdentityTables>, sessionId: string, token: string) {
  const hash = hashToken(token)
  const tokens = await tx
    .selectFrom('identity.refresh_token')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where((either) => either.or([either('token_hash', '=', hash), either('replaced_at', 'is', null)]))
    .execute()
  return {
    presented: tokens.find(({ token_hash }) => token_hash.equals(hash)),
    live: tokens.find(({ replaced_at }) => replaced_at === null),
  }
}

export async function markReplaced(tx: Tx<IdentityTables>, hash: Buffer, at: Date): Promise<void> {
  await tx
    .updateTable('identity.refresh_token')
    .set({ replaced_at: at })
    .where('token_hash', '=', hash)
    .execute()
}

export async function touchSession(
  tx: Tx<IdentityTables>,
  id: string,
  use: Pick<StoredSession, 'last_used_at' | 'expires_at' | 'address' | 'user_agent'>,
): Promise<void> {
  await tx.updateTable('identity.session').set(use).where('id', '=', id).execute()
}

/** Newest first; those that have expired are as good as gone. */
export function listSessions(
  db: Db<IdentityTables>,
  accountId: string,
  page: { readonly before: string | null; readonly limit: number; readonly now: Date },
): Promise<StoredSession[]> {
  let query = db
    .selectFrom('identity.session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', page.now)
  if (page.before !== null) query = query.where('id', '<', page.before)
  return query.orderBy('id', 'desc').limit(page.limit).execute()
}

/** True where the account had this session. */
export async function deleteSession(
  tx: Tx<IdentityTables>,
  accountId: string,
  sessionId: string,
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('identity.session')
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

export async function deleteSessions(tx: Tx<IdentityTables>, accountId: string): Promise<void> {
  await tx.deleteFrom('identity.session').where('account_id', '=', accountId).execute()
}

export async function pruneSessions(
  db: Db<IdentityTables>,
  { expiredBefore, replacedBefore }: { readonly expiredBefore: Date; readonly replacedBefore: Date },
): Promise<void> {
  await db.deleteFrom('identity.session').where('expires_at', '<', expiredBefore).execute()
  await sql`delete from identity.refresh_token where replaced_at < ${replacedBefore}`.execute(db)
}
