import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { IdentityTables } from '../tables.ts'
import { accountColumns, type StoredAccount } from './account-store.ts'
import type { AccountQuery } from './contract.ts'

/** Newest first. `q` finds words of the names by their beginning. */
export function listAccounts(
  db: Db<IdentityTables>,
  filter: Pick<AccountQuery, 'q' | 'role' | 'status'>,
  before: string | null,
  limit: number,
): Promise<StoredAccount[]> {
  let query = db.selectFrom('identity.account').select(accountColumns)
  const words = wordsOf(filter.q ?? '')
  if (words.length > 0) {
    const wanted = words.map((word) => `'${word}':*`).join(' & ')
    query = query.where(sql<boolean>`search @@ ${wanted}::tsquery`)
  }
  if (filter.role !== undefined) query = query.where('role', '=', filter.role)
  if (filter.status !== undefined) query = query.where('status', '=', filter.status)
  if (before !== null) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** As the column `search` is cut, so that a whole e-mail finds its parts; letters and digits need no escape. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 8)
