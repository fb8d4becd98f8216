import { Instant } from '@balai/contract/schema.ts'
import { SortedText, sortedPageKey } from '@balai/http/page-key.ts'
import type { Static } from 'typebox'
import type { EventSort } from './contract.ts'
import type { ListedEvent } from './event-list-store.ts'

export const eventPageKeys = {
  starts_at: sortedPageKey('starts_at', Instant),
  '-starts_at': sortedPageKey('-starts_at', Instant),
  title: sortedPageKey('title', SortedText),
  '-title': sortedPageKey('-title', SortedText),
}
type EventPageKey = Static<(typeof eventPageKeys)[EventSort]>

export const pageKeyOf =
  (sort: EventSort) =>
  ({ id, starts_at, title_key }: ListedEvent): EventPageKey => {
    const byTitle = sort === 'title' || sort === '-title'
    return [sort, byTitle ? title_key : (starts_at?.toISOString() ?? ''), id]
  }
