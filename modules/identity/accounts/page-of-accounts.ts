import { Uuid } from '@balai/contract/schema.ts'
import { readPage } from '@balai/http/page.ts'
import type { AccountDeps } from '../deps.ts'
import { accountKey, accountKeyOf, listAccounts, listSortedAccounts } from './account-list-store.ts'
import { accountOfRow } from './account-view.ts'
import type { AccountQuery } from './contract.ts'

/** Throws AppError `invalid_page_key`, also for a key that another sort gave out. */
export function pageOfAccounts({ db }: Pick<AccountDeps, 'db'>, query: AccountQuery) {
  const { sort } = query
  if (sort === undefined) {
    return readPage(query, {
      key: Uuid,
      list: (before, limit) => listAccounts(db, query, before, limit),
      keyOf: ({ id }) => id,
      view: accountOfRow,
    })
  }
  return readPage(query, {
    key: accountKey(sort),
    list: (after, limit) => listSortedAccounts(db, { ...query, sort }, after, limit),
    keyOf: (last) => accountKeyOf(sort, last),
    view: accountOfRow,
  })
}
