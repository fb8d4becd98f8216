import { Instant } from '@balai/contract/schema.ts'
import { SortedText, sortedPageKey } from '@balai/http/page-key.ts'
import type { Static } from 'typebox'
import type { ListedAccount } from './account-list-store.ts'
import type { AccountSort } from './contract.ts'

export const accountPageKeys = {
  name: sortedPageKey('name', SortedText),
  '-name': sortedPageKey('-name', SortedText),
  created_at: sortedPageKey('created_at', Instant),
  '-created_at': sortedPageKey('-created_at', Instant),
}
type AccountPageKey = Static<(typeof accountPageKeys)[AccountSort]>

export const pageKeyOf =
  (sort: AccountSort) =>
  ({ id, sort_name, created_at }: ListedAccount): AccountPageKey => {
    const byName = sort === 'name' || sort === '-name'
    return [sort, byName ? sort_name : created_at.toISOString(), id]
  }
