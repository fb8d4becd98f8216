import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'

export const ticketTypesKey = (eventId: string) => ['events', eventId, 'ticket-types'] as const

export function useTicketTypes(eventId: string) {
  return usePages(ticketTypesKey(eventId), (page_key) =>
    read(
      api.GET('/api/v1/events/{eventId}/ticket-types', {
        params: { path: { eventId }, query: { limit: 200, ...(page_key !== undefined && { page_key }) } },
      }),
    ),
  )
}
