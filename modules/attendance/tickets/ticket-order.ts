import { Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import type { TicketSort } from './contract.ts'
import type { ListedTicket } from './ticket-list-store.ts'

const HolderKey = Type.String({ maxLength: 60, pattern: '^[^\\u0000]*$' })

/** A page key begins with its sort, so that no other takes it; then how the last ticket's holder is sorted, and its id. */
const pageKey = (sort: TicketSort) => Type.Tuple([Type.Literal(sort), HolderKey, Uuid])

export const ticketPageKeys = {
  created_at: pageKey('created_at'),
  '-created_at': pageKey('-created_at'),
  holder: pageKey('holder'),
  '-holder': pageKey('-holder'),
}
type TicketPageKey = Static<(typeof ticketPageKeys)[TicketSort]>

export const pageKeyOf =
  (sort: TicketSort) =>
  ({ id, holder_key }: ListedTicket): TicketPageKey => {
    const byHolder = sort === 'holder' || sort === '-holder'
    return [sort, byHolder ? holder_key : '', id]
  }
