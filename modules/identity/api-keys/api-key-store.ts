import { createHash } from 'node:crypto'
import type { Scope } from '@balai/contract/principal.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Selectable, sql } from 'kysely'
import type { IdentityTables } from '../tables.ts'

export type StoredApiKey = Selectable<IdentityTables['identity.api_key']>

export const hashApiKey = (key: string): Buffer => createHash('sha256').update(key).digest()

export async function insertApiKey(tx: Tx<IdentityTables>, key: StoredApiKey): Promise<void> {
  await tx.insertInto('identity.api_key').values(key).execute()
}

/** Newest first. */
export function listApiKeys(
  db: Db<IdentityTables>,
  before: string | null,
  limit: number,
): Promise<StoredApiKey[]> {
  let query = db.selectFrom('identity.api_key').selectAll()
  if (before !== null) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

export function deleteApiKey(tx: Tx<IdentityTables>, id: string): Promise<{ name: string } | undefined> {
  return tx.deleteFrom('identity.api_key').where('id', '=', id).returning('name').executeTakeFirst()
}

export interface KeyHolder {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly last_used_at: Date | null
}

/** Who holds each of these keys, in their order; null where the key is unknown, expired or revoked. */
export async function findKeyHolders(
  db: Db<IdentityTables>,
  hashes: readonly Buffer[],
  now: Date,
): Promise<(KeyHolder | null)[]> {
  const { rows } = await sql<KeyHolder & { key_hash: Buffer }>`
    select id, name, scopes, last_used_at, key_hash from identity.api_key
    where key_hash = any(${hashes}::bytea[]) and (expires_at is null or expires_at > ${now})`.execute(db)
  const found = new Map(rows.map((row) => [row.key_hash.toString('hex'), row]))
  return hashes.map((hash) => found.get(hash.toString('hex')) ?? null)
}

/** Replicas that see the same stale time write once between them. */
export async function noteUse(
  db: Db<IdentityTables>,
  ids: readonly string[],
  { now, staleBefore }: { readonly now: Date; readonly staleBefore: Date },
): Promise<void> {
  await db
    .updateTable('identity.api_key')
    .set({ last_used_at: now })
    .where('id', 'in', ids)
    .where((use) => use.or([use('last_used_at', 'is', null), use('last_used_at', '<', staleBefore)]))
    .execute()
}
