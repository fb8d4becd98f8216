import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { requireRole, requireSomebody } from '../gates.ts'
import { WholePageFailed } from '../page-failed.tsx'
import { root, shell } from './frame.tsx'
import { texts } from './search-texts.ts'

const events = createRoute({
  getParentRoute: () => shell,
  path: '/events',
  validateSearch: texts('q', 'when', 'mine', 'sort'),
  component: lazyRouteComponent(
    () => import('../../features/attendance/events/event-list-page.tsx'),
    'EventListPage',
  ),
})
const newEvent = createRoute({
  getParentRoute: () => shell,
  path: '/events/new',
  beforeLoad: requireRole('admin', 'committee'),
  component: lazyRouteComponent(
    () => import('../../features/attendance/organise/new-event-page.tsx'),
    'NewEventPage',
  ),
})
const event = createRoute({
  getParentRoute: () => shell,
  path: '/events/$eventId',
  component: lazyRouteComponent(() => import('../../features/attendance/events/event-page.tsx'), 'EventPage'),
})
/** What its organiser does with an event: one heading, one row of tabs. */
const organise = createRoute({
  getParentRoute: () => shell,
  path: '/events/$eventId/organise',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/attendance/organise/organise-layout.tsx'),
    'OrganiseLayout',
  ),
})
const organiseIndex = createRoute({
  getParentRoute: () => organise,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/events/$eventId/organise/board', params, replace: true })
  },
})
const board = createRoute({
  getParentRoute: () => organise,
  path: '/board',
  component: lazyRouteComponent(
    () => import('../../features/attendance/organise/board-page.tsx'),
    'BoardPage',
  ),
})
const editEvent = createRoute({
  getParentRoute: () => organise,
  path: '/details',
  component: lazyRouteComponent(
    () => import('../../features/attendance/organise/edit-event-page.tsx'),
    'EditEventPage',
  ),
})
const ticketTypes = createRoute({
  getParentRoute: () => organise,
  path: '/ticket-types',
  component: lazyRouteComponent(
    () => import('../../features/attendance/organise/ticket-types-page.tsx'),
    'TicketTypesPage',
  ),
})
const tickets = createRoute({
  getParentRoute: () => organise,
  path: '/tickets',
  validateSearch: texts('q', 'status', 'type', 'sort'),
  component: lazyRouteComponent(
    () => import('../../features/attendance/organise/tickets-page.tsx'),
    'TicketsPage',
  ),
})
const imports = createRoute({
  getParentRoute: () => organise,
  path: '/imports',
  component: lazyRouteComponent(
    () => import('../../features/attendance/organise/imports-page.tsx'),
    'ImportsPage',
  ),
})
const guestList = createRoute({
  getParentRoute: () => organise,
  path: '/imports/$importId',
  component: lazyRouteComponent(
    () => import('../../features/attendance/organise/import-page.tsx'),
    'ImportPage',
  ),
})
const crew = createRoute({
  getParentRoute: () => organise,
  path: '/crew',
  component: lazyRouteComponent(() => import('../../features/attendance/organise/crew-page.tsx'), 'CrewPage'),
})
const report = createRoute({
  getParentRoute: () => organise,
  path: '/report',
  component: lazyRouteComponent(
    () => import('../../features/attendance/organise/report-page.tsx'),
    'ReportPage',
  ),
})
const wallet = createRoute({
  getParentRoute: () => shell,
  path: '/wallet',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/attendance/wallet/wallet-page.tsx'),
    'WalletPage',
  ),
})
const walletTicket = createRoute({
  getParentRoute: () => shell,
  path: '/wallet/$ticketId',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/attendance/wallet/wallet-ticket-page.tsx'),
    'WalletTicketPage',
  ),
})
const door = createRoute({
  getParentRoute: () => shell,
  path: '/door',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/attendance/door/choose-door-page.tsx'),
    'ChooseDoorPage',
  ),
})
/** Full-screen: no navigation around it. */
const scanner = createRoute({
  getParentRoute: () => root,
  path: '/door/$eventId',
  validateSearch: texts('gate'),
  beforeLoad: requireSomebody,
  errorComponent: WholePageFailed,
  component: lazyRouteComponent(
    () => import('../../features/attendance/door/scanner-page.tsx'),
    'ScannerPage',
  ),
})

export const shellPages = [
  events,
  newEvent,
  event,
  organise.addChildren([
    organiseIndex,
    board,
    editEvent,
    ticketTypes,
    tickets,
    imports,
    guestList,
    crew,
    report,
  ]),
  wallet,
  walletTicket,
  door,
] as const
export const barePages = [scanner] as const
