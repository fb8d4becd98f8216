import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { requireRole, requireSomebody } from '../gates.ts'
import { shell } from './frame.tsx'
import { texts } from './search-texts.ts'

const seats = createRoute({
  getParentRoute: () => shell,
  path: '/spaces',
  component: lazyRouteComponent(() => import('../../features/spaces/map/spaces-page.tsx'), 'SpacesPage'),
})
const map = createRoute({
  getParentRoute: () => shell,
  path: '/spaces/$areaId',
  validateSearch: texts('date', 'from', 'to', 'whole_day', 'seat', 'view'),
  component: lazyRouteComponent(() => import('../../features/spaces/map/map-page.tsx'), 'MapPage'),
})
const reservations = createRoute({
  getParentRoute: () => shell,
  path: '/reservations',
  validateSearch: texts('when'),
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/spaces/reservations/reservations-page.tsx'),
    'ReservationsPage',
  ),
})
const reservation = createRoute({
  getParentRoute: () => shell,
  path: '/reservations/$reservationId',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/spaces/reservations/reservation-page.tsx'),
    'ReservationPage',
  ),
})
const waitlist = createRoute({
  getParentRoute: () => shell,
  path: '/waitlist',
  beforeLoad: () => {
    throw redirect({ to: '/reservations', hash: 'waitlist', replace: true })
  },
})
/** What the QR on a desk opens. */
const checkIn = createRoute({
  getParentRoute: () => shell,
  path: '/check-in/$code',
  beforeLoad: requireSomebody,
  component: lazyRouteComponent(
    () => import('../../features/spaces/check-in/check-in-page.tsx'),
    'CheckInPage',
  ),
})
const frontDesk = createRoute({
  getParentRoute: () => shell,
  path: '/front-desk',
  validateSearch: texts('area', 'date', 'q', 'all'),
  beforeLoad: requireRole('crew', 'admin'),
  component: lazyRouteComponent(
    () => import('../../features/spaces/desk/front-desk-page.tsx'),
    'FrontDeskPage',
  ),
})
const areas = createRoute({
  getParentRoute: () => shell,
  path: '/admin/spaces',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../../features/spaces/organise/areas-page.tsx'), 'AreasPage'),
})
/** What an admin does with an area: one heading, one row of tabs. */
const area = createRoute({
  getParentRoute: () => shell,
  path: '/admin/spaces/$areaId',
  beforeLoad: requireRole('admin'),
  component: lazyRouteComponent(() => import('../../features/spaces/organise/area-layout.tsx'), 'AreaLayout'),
})
const areaIndex = createRoute({
  getParentRoute: () => area,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/admin/spaces/$areaId/plan', params, replace: true })
  },
})
const plan = createRoute({
  getParentRoute: () => area,
  path: '/plan',
  component: lazyRouteComponent(
    () => import('../../features/spaces/organise/plan/plan-page.tsx'),
    'PlanPage',
  ),
})
const hours = createRoute({
  getParentRoute: () => area,
  path: '/hours',
  component: lazyRouteComponent(
    () => import('../../features/spaces/organise/hours/hours-page.tsx'),
    'HoursPage',
  ),
})
const rules = createRoute({
  getParentRoute: () => area,
  path: '/rules',
  component: lazyRouteComponent(
    () => import('../../features/spaces/organise/rules/rules-page.tsx'),
    'RulesPage',
  ),
})
const signs = createRoute({
  getParentRoute: () => area,
  path: '/signs',
  component: lazyRouteComponent(
    () => import('../../features/spaces/organise/signs/signs-page.tsx'),
    'SignsPage',
  ),
})

export const shellPages = [
  seats,
  reservations,
  reservation,
  waitlist,
  checkIn,
  frontDesk,
  map,
  areas,
  area.addChildren([areaIndex, plan, hours, rules, signs]),
] as const
