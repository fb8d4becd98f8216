import { Instant, Uuid } from '@balai/contract/schema.ts'
import { type Static, type TSchema, Type } from 'typebox'
import type { EventSort } from './contract.ts'
import type { ListedEvent } from './event-list-store.ts'

const TitleKey = Type.String({ maxLength: 60, pattern: '^[^\\u0000]*$' })

/** A page key begins with its sort, so that no other takes it; then what the last event was sorted by, and its id. */
const pageKey = <Value extends TSchema>(sort: EventSort, value: Value) =>
  Type.Tuple([Type.Literal(sort), value, Uuid])

export const eventPageKeys = {
  starts_at: pageKey('starts_at', Instant),
  '-starts_at': pageKey('-starts_at', Instant),
  title: pageKey('title', TitleKey),
  '-title': pageKey('-title', TitleKey),
}
type EventPageKey = Static<(typeof eventPageKeys)[EventSort]>

export const pageKeyOf =
  (sort: EventSort) =>
  ({ id, starts_at, title_key }: ListedEvent): EventPageKey => {
    const byTitle = sort === 'title' || sort === '-title'
    return [sort, byTitle ? title_key : (starts_at?.toISOString() ?? ''), id]
  }
