import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { requireRole, requireSomebody, welcomeFirst } from './gates.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { WholePageFailed } from './page-failed.tsx'
import { Root } from './root.tsx'
import { Shell } from './shell.tsx'
import { Threshold } from './threshold.tsx'

/** Every page there is: its path, who may open it, and the file that it is loaded from when somebody does. */

const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: WholePageFailed,
})

/** Pages with the navigation around them. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: welcomeFirst,
  component: Shell,
})
/** Pages before one is logged in. */
const threshold = createRoute({ getParentRoute: () => root, id: 'threshold', component: Threshold })

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
/** Only the named texts of the search, so that links stay clean and typed. */
const texts =
  <const Name extends string>(...names: readonly Name[]) =>
  (search: Readonly<Record<string, unknown>>): { [Each in Name]?: string | undefined } =>
    Object.fromEntries(names.flatMap((name) => (text(search[name]) ? [[name, text(search[name])]] : []))) as {
      [Each in Name]?: string | undefined
    }

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})

// identity

const logIn = createRoute({
  getParentRoute: () => threshold,
  path: '/log-in',
  validateSearch: texts('to'),
  beforeLoad: welcomeFirst,
  component: lazyRouteComponent(() => import('../features/identity/log-in-page.tsx'), 'LogInPage'),
})
const register = createRoute({
  getParentRoute: () => threshold,
  path: '/register',
  validateSearch: texts('to'),
  beforeLoad: welcomeFirst,
  component: lazyRouteComponent(() => import('../features/identity/register-page.tsx'), 'RegisterPage'),
})
const welcome = createRoute({
  getParentRoute: () => threshold,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../features/identity/welcome-page.tsx'), 'WelcomePage'),
})
const forgotPassword = createRoute({
  getParentRoute: () => threshold,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('../features/identity/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
})
const resetPassword = createRoute({
  getParentRoute: () => threshold,
  path: '/reset-password',
  component: lazyRouteComponent(
    () => import('../features/identity/reset-password-page.tsx'),
    'ResetPasswordPage',
  ),
})
const verifyEmail = createRoute({
  getParentRoute: () => threshold,
  path: '/verify-email',
  component: lazyRouteComponent(
    () => import('../features/identity/verify-email-page.tsx'),
    'VerifyEmailPage',
  ),
})
const profile = createRoute({
  getParentRoute: () => shell,
  path: '/profile',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(() => import('../features/identity/profile-page.tsx'), 'ProfilePage'),
})
const security = createRoute({
  getParentRoute: () => shell,
  path: '/security',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(() => import('../features/identity/security-page.tsx'), 'SecurityPage'),
})
const people = createRoute({
  getParentRoute: () => shell,
  path: '/admin/people',
  validateSearch: texts('q', 'role', 'status', 'sort'),
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../features/identity/people-page.tsx'), 'PeoplePage'),
})
const person = createRoute({
  getParentRoute: () => shell,
  path: '/admin/people/$accountId',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../features/identity/person-page.tsx'), 'PersonPage'),
})
const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: '/admin/api-keys',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../features/identity/api-keys-page.tsx'), 'ApiKeysPage'),
})
const auditLog = createRoute({
  getParentRoute: () => shell,
  path: '/admin/audit-log',
  validateSearch: texts('actor', 'action', 'subject', 'from', 'to'),
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../features/identity/audit-log-page.tsx'), 'AuditLogPage'),
})

// events, tickets and the door

const events = createRoute({
  getParentRoute: () => shell,
  path: '/events',
  validateSearch: texts('q', 'when', 'mine', 'sort'),
  component: lazyRouteComponent(
    () => import('../features/attendance/events/event-list-page.tsx'),
    'EventListPage',
  ),
})
const newEvent = createRoute({
  getParentRoute: () => shell,
  path: '/events/new',
  beforeLoad: requireRole('admin', 'committee'),
  component: lazyRouteComponent(
    () => import('../features/attendance/organise/new-event-page.tsx'),
    'NewEventPage',
  ),
})
const event = createRoute({
  getParentRoute: () => shell,
  path: '/events/$eventId',
  component: lazyRouteComponent(() => import('../features/attendance/events/event-page.tsx'), 'EventPage'),
})
/** What its organiser does with an event: one heading, one row of tabs. */
const organise = createRoute({
  getParentRoute: () => shell,
  path: '/events/$eventId/organise',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../features/attendance/organise/organise-layout.tsx'),
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
  component: lazyRouteComponent(() => import('../features/attendance/organise/board-page.tsx'), 'BoardPage'),
})
const editEvent = createRoute({
  getParentRoute: () => organise,
  path: '/details',
  component: lazyRouteComponent(
    () => import('../features/attendance/organise/edit-event-page.tsx'),
    'EditEventPage',
  ),
})
const ticketTypes = createRoute({
  getParentRoute: () => organise,
  path: '/ticket-types',
  component: lazyRouteComponent(
    () => import('../features/attendance/organise/ticket-types-page.tsx'),
    'TicketTypesPage',
  ),
})
const tickets = createRoute({
  getParentRoute: () => organise,
  path: '/tickets',
  validateSearch: texts('q', 'status', 'type', 'sort'),
  component: lazyRouteComponent(
    () => import('../features/attendance/organise/tickets-page.tsx'),
    'TicketsPage',
  ),
})
const imports = createRoute({
  getParentRoute: () => organise,
  path: '/imports',
  component: lazyRouteComponent(
    () => import('../features/attendance/organise/imports-page.tsx'),
    'ImportsPage',
  ),
})
const guestList = createRoute({
  getParentRoute: () => organise,
  path: '/imports/$importId',
  component: lazyRouteComponent(
    () => import('../features/attendance/organise/import-page.tsx'),
    'ImportPage',
  ),
})
const crew = createRoute({
  getParentRoute: () => organise,
  path: '/crew',
  component: lazyRouteComponent(() => import('../features/attendance/organise/crew-page.tsx'), 'CrewPage'),
})
const report = createRoute({
  getParentRoute: () => organise,
  path: '/report',
  component: lazyRouteComponent(
    () => import('../features/attendance/organise/report-page.tsx'),
    'ReportPage',
  ),
})
const wallet = createRoute({
  getParentRoute: () => shell,
  path: '/wallet',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(() => import('../features/attendance/wallet/wallet-page.tsx'), 'WalletPage'),
})
const walletTicket = createRoute({
  getParentRoute: () => shell,
  path: '/wallet/$ticketId',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../features/attendance/wallet/wallet-ticket-page.tsx'),
    'WalletTicketPage',
  ),
})
const door = createRoute({
  getParentRoute: () => shell,
  path: '/door',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../features/attendance/door/choose-door-page.tsx'),
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
  component: lazyRouteComponent(() => import('../features/attendance/door/scanner-page.tsx'), 'ScannerPage'),
})

// what keeps the house running

const deadLetters = createRoute({
  getParentRoute: () => shell,
  path: '/admin/dead-letters',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(
    () => import('../features/operations/dead-letters-page.tsx'),
    'DeadLettersPage',
  ),
})
const health = createRoute({
  getParentRoute: () => shell,
  path: '/admin/health',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../features/operations/health-page.tsx'), 'HealthPage'),
})

export const routeTree = root.addChildren([
  threshold.addChildren([logIn, register, welcome, forgotPassword, resetPassword, verifyEmail]),
  shell.addChildren([
    home,
    profile,
    security,
    people,
    person,
    apiKeys,
    auditLog,
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
    deadLetters,
    health,
  ]),
  scanner,
])
