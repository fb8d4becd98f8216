import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { IdentityTables } from '../tables.ts'
import { accountColumns, type StoredAccount } from './account-store.ts'
import type { AccountQuery, AccountSort } from './contract.ts'

export interface AccountFilter extends Pick<AccountQuery, 'q' | 'role' | 'status'> {
  readonly sort: AccountSort
  /** What the last account of the page before was sorted by, and its id. */
  readonly after: { readonly value: string; readonly id: string } | null
  readonly limit: number
}

export type ListedAccount = StoredAccount & { readonly sort_name: string }

const orders = {
  name: { column: 'sort_name', direction: 'asc' },
  '-name': { column: 'sort_name', direction: 'desc' },
  created_at: { column: 'created_at', direction: 'asc' },
  '-created_at': { column: 'created_at', direction: 'desc' },
} as const satisfies Readonly<Record<AccountSort, unknown>>

/** `q` finds words of the names by their beginning. */
export function listAccounts(
  db: Db<IdentityTables>,
  { q, role, status, sort, after, limit }: AccountFilter,
): Promise<ListedAccount[]> {
  const { column, direction } = orders[sort]
  let accounts = db
    .selectFrom('identity.account')
    .select([...accountColumns, 'sort_name'])
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(limit)
  const words = wordsOf(q ?? '')
  if (words.length > 0) {
    const wanted = words.map((word) => `'${word}':*`).join(' & ')
    accounts = accounts.where(sql<boolean>`search @@ ${wanted}::tsquery`)
  }
  if (role !== undefined) accounts = accounts.where('role', '=', role)
  if (status !== undefined) accounts = accounts.where('status', '=', status)
  if (after !== null) {
    const beyond = sql.raw(direction === 'asc' ? '>' : '<')
    accounts = accounts.where(sql<boolean>`(${sql.ref(column)}, id) ${beyond} (${after.value}, ${after.id})`)
  }
  return accounts.execute()
}

/** As the column `search` is cut, so that a whole e-mail finds its parts; letters and digits need no escape. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 8)
