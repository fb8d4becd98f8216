import { SortedText, sortedPageKey } from '@balai/http/page-key.ts'
import type { Static } from 'typebox'
import type { TicketSort } from './contract.ts'
import type { ListedTicket } from './ticket-list-store.ts'

/** Tickets sorted by when they were made are in the order of their ids, and have nothing between the two. */
export const ticketPageKeys = {
  created_at: sortedPageKey('created_at', SortedText),
  '-created_at': sortedPageKey('-created_at', SortedText),
  holder: sortedPageKey('holder', SortedText),
  '-holder': sortedPageKey('-holder', SortedText),
}
type TicketPageKey = Static<(typeof ticketPageKeys)[TicketSort]>

export const pageKeyOf =
  (sort: TicketSort) =>
  ({ id, holder_key }: ListedTicket): TicketPageKey => {
    const byHolder = sort === 'holder' || sort === '-holder'
    return [sort, byHolder ? holder_key : '', id]
  }
