import type { AreaView } from '@balai/spaces/areas/contract.ts'
import { createContext, useContext } from 'react'

/** The area that the pages inside the layout are about; by then it is loaded. */
export const OrganisedArea = createContext<AreaView | null>(null)

export function useOrganisedArea(): AreaView {
  const area = useContext(OrganisedArea)
  if (area === null) throw new Error('This page stands inside the layout of an area.')
  return area
}
