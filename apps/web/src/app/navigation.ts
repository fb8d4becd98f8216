import type { Role } from '@balai/contract/principal.ts'
import {
  IconArmchair,
  IconBook2,
  IconBooks,
  IconCalendarCheck,
  IconCalendarEvent,
  IconDeviceIpadCheck,
  IconHeartbeat,
  IconHistory,
  IconHome,
  IconKey,
  IconMailX,
  IconMap2,
  IconPill,
  IconScan,
  IconTicket,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'

export type Place =
  | 'home'
  | 'events'
  | 'spaces'
  | 'reservations'
  | 'front_desk'
  | 'library'
  | 'medicines'
  | 'wallet'
  | 'door'
  | 'people'
  | 'areas'
  | 'books'
  | 'care'
  | 'api_keys'
  | 'webhooks'
  | 'audit_log'
  | 'dead_letters'
  | 'health'

export interface Destination {
  readonly name: Place
  readonly to: string
  readonly icon: typeof IconHome
  /** Null: visitors too. */
  readonly roles: readonly Role[] | 'somebody' | null
  /** On a phone, for whom it is a tab of its own; for others it is behind "More". */
  readonly tab?: 'everybody' | readonly Role[]
}

/** They open doors more often than their own wallets. */
const doorKeepers: readonly Role[] = ['crew', 'committee', 'admin']
const others: readonly Role[] = ['member', 'agent']

/** Where the navigation leads; a module's screens are listed here once they stand. */
export const destinations: readonly Destination[] = [
  { name: 'home', to: '/', icon: IconHome, roles: null, tab: 'everybody' },
  { name: 'events', to: '/events', icon: IconCalendarEvent, roles: null, tab: 'everybody' },
  { name: 'spaces', to: '/spaces', icon: IconArmchair, roles: null, tab: 'everybody' },
  { name: 'wallet', to: '/wallet', icon: IconTicket, roles: 'somebody', tab: others },
  { name: 'door', to: '/door', icon: IconScan, roles: 'somebody', tab: doorKeepers },
  { name: 'reservations', to: '/reservations', icon: IconCalendarCheck, roles: 'somebody' },
  { name: 'front_desk', to: '/front-desk', icon: IconDeviceIpadCheck, roles: ['crew', 'admin'] },
  { name: 'library', to: '/library', icon: IconBooks, roles: 'somebody' },
  { name: 'medicines', to: '/medicines', icon: IconPill, roles: 'somebody' },
]

export const adminDestinations: readonly Destination[] = [
  { name: 'people', to: '/admin/people', icon: IconUsers, roles: ['admin'] },
  { name: 'areas', to: '/admin/spaces', icon: IconMap2, roles: ['admin'] },
  { name: 'books', to: '/admin/library', icon: IconBook2, roles: ['admin'] },
  { name: 'care', to: '/admin/medicines', icon: IconPill, roles: ['admin'] },
  { name: 'api_keys', to: '/admin/api-keys', icon: IconKey, roles: ['admin'] },
  { name: 'webhooks', to: '/admin/webhooks', icon: IconWebhook, roles: ['admin'] },
  { name: 'audit_log', to: '/admin/audit-log', icon: IconHistory, roles: ['admin'] },
  { name: 'dead_letters', to: '/admin/dead-letters', icon: IconMailX, roles: ['admin'] },
  { name: 'health', to: '/admin/health', icon: IconHeartbeat, roles: ['admin'] },
]

/** What of it this person may open; null is a visitor. */
export const openTo = (places: readonly Destination[], role: Role | null): readonly Destination[] =>
  places.filter(
    ({ roles }) => roles === null || (role !== null && (roles === 'somebody' || roles.includes(role))),
  )

/** Whether it is one of the four that a thumb reaches. */
export const isTab = ({ tab }: Destination, role: Role | null): boolean =>
  tab === 'everybody' || (tab !== undefined && role !== null && tab.includes(role))
