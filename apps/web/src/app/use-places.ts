import type { Role } from '@balai/contract/principal.ts'
import { useCareStatus } from '../features/care/care-queries.ts'
import { adminDestinations, type Destination, destinations, openTo } from './navigation.ts'

/** Somebody may look at a page for hours; whether the house offers medicines changes in years. */
const rarely = 10 * 60_000

/** Where the navigation leads this person; null is a visitor. Medicines only where the house offers them. */
export function usePlaces(role: Role | null) {
  const care = useCareStatus({ isWanted: role !== null, staleTime: rarely })
  const isOffered = ({ name }: Destination) => name !== 'medicines' || care.data?.enabled === true
  return {
    places: openTo(destinations, role).filter(isOffered),
    administration: openTo(adminDestinations, role),
  }
}
