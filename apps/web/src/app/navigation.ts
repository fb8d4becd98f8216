import type { Role } from '@balai/contract/principal.ts'
import {
  IconCalendarEvent,
  IconHeartbeat,
  IconHistory,
  IconHome,
  IconKey,
  IconMailX,
  IconScan,
  IconTicket,
  IconUsers,
} from '@tabler/icons-react'

export type Place =
  | 'home'
  | 'events'
  | 'wallet'
  | 'door'
  | 'people'
  | 'api_keys'
  | 'audit_log'
  | 'dead_letters'
  | 'health'

export interface Destination {
  readonly name: Place
  readonly to: string
  readonly icon: typeof IconHome
  /** Null: visitors too. */
  readonly roles: readonly Role[] | 'somebody' | null
}

/** Where the navigation leads; a module's screens are listed here once they stand. */
export const destinations: readonly Destination[] = [
  { name: 'home', to: '/', icon: IconHome, roles: null },
  { name: 'events', to: '/events', icon: IconCalendarEvent, roles: null },
  { name: 'wallet', to: '/wallet', icon: IconTicket, roles: 'somebody' },
  { name: 'door', to: '/door', icon: IconScan, roles: 'somebody' },
]

export const adminDestinations: readonly Destination[] = [
  { name: 'people', to: '/admin/people', icon: IconUsers, roles: ['admin'] },
  { name: 'api_keys', to: '/admin/api-keys', icon: IconKey, roles: ['admin'] },
  { name: 'audit_log', to: '/admin/audit-log', icon: IconHistory, roles: ['admin'] },
  { name: 'dead_letters', to: '/admin/dead-letters', icon: IconMailX, roles: ['admin'] },
  { name: 'health', to: '/admin/health', icon: IconHeartbeat, roles: ['admin'] },
]

/** What of it this person may open; null is a visitor. */
export const openTo = (places: readonly Destination[], role: Role | null): readonly Destination[] =>
  places.filter(
    ({ roles }) => roles === null || (role !== null && (roles === 'somebody' || roles.includes(role))),
  )
