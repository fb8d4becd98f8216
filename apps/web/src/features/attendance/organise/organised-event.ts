import type { EventView } from '@balai/attendance/events/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { api, read } from '../../../api/client.ts'

export const eventKey = (idOrCode: string) => ['events', idOrCode] as const

/** One event, by its id or its code. */
export function useEvent(idOrCode: string) {
  return useQuery({
    queryKey: eventKey(idOrCode),
    queryFn: () => read(api.GET('/api/v1/events/{eventId}', { params: { path: { eventId: idOrCode } } })),
  })
}

/** The event that the pages inside the layout are about; by then it is loaded, and the caller manages it. */
export const OrganisedEvent = createContext<EventView | null>(null)

export function useOrganisedEvent(): EventView {
  const event = useContext(OrganisedEvent)
  if (event === null) throw new Error('This page stands inside the layout of an event.')
  return event
}
