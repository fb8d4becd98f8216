import type { Tx } from '@balai/db/open-database.ts'
import type { IdentityTables } from '../tables.ts'
import { accountColumns, type StoredAccount } from './account-store.ts'

/** Those of the consumers that were not noted before. Of two who note the same one at a time, one gets it. */
export async function noteListeners(
  tx: Tx<IdentityTables>,
  consumers: readonly string[],
  at: Date,
): Promise<string[]> {
  if (consumers.length === 0) return []
  const noted = await tx
    .insertInto('identity.listener')
    .values(consumers.map((consumer) => ({ consumer, told_at: at })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('consumer')
    .execute()
  return noted.map(({ consumer }) => consumer)
}

/** Oldest first. */
export function listAccountsAfter(
  tx: Tx<IdentityTables>,
  after: string | null,
  limit: number,
): Promise<StoredAccount[]> {
  let query = tx.selectFrom('identity.account').select(accountColumns)
  if (after !== null) query = query.where('id', '>', after)
  return query.orderBy('id').limit(limit).execute()
}
