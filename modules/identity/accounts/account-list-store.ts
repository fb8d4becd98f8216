import { Instant, Uuid } from '@balai/contract/schema.ts'
import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { IdentityTables } from '../tables.ts'
import { accountColumns, type StoredAccount } from './account-store.ts'
import type { AccountQuery, AccountSort } from './contract.ts'

/** By what a list is ordered: the column, and the id where two rows have the same in it. */
interface Order {
  readonly column: 'sort_name' | 'created_at'
  readonly direction: 'asc' | 'desc'
}

const orders: Readonly<Record<AccountSort, Order>> = {
  name: { column: 'sort_name', direction: 'asc' },
  '-name': { column: 'sort_name', direction: 'desc' },
  created_at: { column: 'created_at', direction: 'asc' },
  '-created_at': { column: 'created_at', direction: 'desc' },
}

/** Where a page of a sorted list ends. It names its sort: in another order it would be a place of no meaning. */
export const accountKey = (sort: AccountSort) =>
  Type.Object({
    sort: Type.Literal(sort),
    value: orders[sort].column === 'created_at' ? Instant : Type.String({ maxLength: 60 }),
    id: Uuid,
  })
type AccountKey = Static<ReturnType<typeof accountKey>>

export type ListedAccount = StoredAccount & { readonly sort_name: string }

export const accountKeyOf = (sort: AccountSort, row: ListedAccount): AccountKey => ({
  sort,
  value: orders[sort].column === 'created_at' ? row.created_at.toISOString() : row.sort_name,
  id: row.id,
})

type Filter = Pick<AccountQuery, 'q' | 'role' | 'status'>

/** Newest first. `q` finds words of the names by their beginning. */
export function listAccounts(
  db: Db<IdentityTables>,
  filter: Filter,
  before: string | null,
  limit: number,
): Promise<StoredAccount[]> {
  let query = found(db, filter).select(accountColumns)
  if (before !== null) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

export function listSortedAccounts(
  db: Db<IdentityTables>,
  filter: Filter & { readonly sort: AccountSort },
  after: AccountKey | null,
  limit: number,
): Promise<ListedAccount[]> {
  const { column, direction } = orders[filter.sort]
  let query = found(db, filter).select([...accountColumns, 'sort_name'])
  if (after !== null) {
    const follows = direction === 'asc' ? sql`>` : sql`<`
    query = query.where(sql<boolean>`(${sql.ref(column)}, id) ${follows} (${after.value}, ${after.id})`)
  }
  return query.orderBy(column, direction).orderBy('id', direction).limit(limit).execute()
}

function found(db: Db<IdentityTables>, { q, role, status }: Filter) {
  let query = db.selectFrom('identity.account')
  const words = wordsOf(q ?? '')
  if (words.length > 0) {
    const wanted = words.map((word) => `'${word}':*`).join(' & ')
    query = query.where(sql<boolean>`search @@ ${wanted}::tsquery`)
  }
  if (role !== undefined) query = query.where('role', '=', role)
  if (status !== undefined) query = query.where('status', '=', status)
  return query
}

/** As the column `search` is cut, so that a whole e-mail finds its parts; letters and digits need no escape. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 8)
