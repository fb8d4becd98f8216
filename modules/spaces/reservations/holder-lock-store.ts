import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables } from '../tables.ts'

/**
 * Until the transaction ends nobody else reserves for this person, so that quotas count what is there. It comes before
 * the queue of an area (`lockQueue`), and that before reservations.
 */
export async function lockHolder(tx: Tx<SpacesTables>, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('spaces.holder ' || ${accountId}, 0))`.execute(tx)
}
