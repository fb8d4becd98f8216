import type { EventView } from '@balai/attendance/events/contract.ts'
import { createContext, useContext } from 'react'

/** The event that the pages inside the layout are about; by then it is loaded, and the caller manages it. */
export const OrganisedEvent = createContext<EventView | null>(null)

export function useOrganisedEvent(): EventView {
  const event = useContext(OrganisedEvent)
  if (event === null) throw new Error('This page stands inside the layout of an event.')
  return event
}
