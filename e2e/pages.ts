import { expect, type Page } from '@playwright/test'
import type { Scene, Who } from './scene.ts'
import type { Screen } from './screens.ts'

/** A page of the web app: the screenshots show it, and hold-pages.ts holds it to what every page promises. */
export interface AppPage {
  readonly name: string
  readonly path: string | ((scene: Scene) => string)
  readonly who: Who
  /** In an empty house, where nobody has an account yet. */
  readonly empty?: true
  /** What shows that the page has got what it asked for, where a heading alone does not. */
  readonly ready?: string
  /** What somebody does there, for a picture of what comes of it. */
  readonly act?: (page: Page, scene: Scene) => Promise<void>
  /** Among the pictures of the documentation, on this screen and in this scheme. */
  readonly docs?: readonly [Screen, 'light' | 'dark']
}

const organise =
  (rest: string) =>
  ({ event }: Scene) =>
    `/events/${event.id}/organise${rest}`

const area =
  (tab: string) =>
  ({ areaId }: Scene) =>
    `/admin/spaces/${areaId}/${tab}`

export const pages: readonly AppPage[] = [
  { name: 'welcome', path: '/welcome', who: 'stranger', empty: true },
  { name: 'log-in', path: '/log-in', who: 'stranger' },
  { name: 'register', path: '/register', who: 'stranger' },
  { name: 'forgot-password', path: '/forgot-password', who: 'stranger' },
  { name: 'reset-password', path: '/reset-password?token=an-old-one', who: 'stranger' },
  { name: 'verify-email', path: '/verify-email?token=an-old-one', who: 'stranger' },
  { name: 'home', path: '/', who: 'member' },
  { name: 'home-admin', path: '/', who: 'admin' },
  { name: 'events', path: '/events', who: 'member', docs: ['desktop', 'light'] },
  { name: 'event', path: ({ event }) => `/events/${event.id}`, who: 'member' },
  { name: 'event-new', path: '/events/new', who: 'organiser' },
  { name: 'event-edit', path: organise('/details'), who: 'organiser' },
  { name: 'event-tickets', path: organise('/tickets'), who: 'organiser' },
  { name: 'event-ticket-types', path: organise('/ticket-types'), who: 'organiser' },
  { name: 'event-imports', path: organise('/imports'), who: 'organiser' },
  { name: 'event-import', path: (scene) => organise(`/imports/${scene.importId}`)(scene), who: 'organiser' },
  { name: 'event-crew', path: organise('/crew'), who: 'organiser' },
  { name: 'event-board', path: organise('/board'), who: 'organiser', docs: ['desktop', 'dark'] },
  { name: 'event-report', path: organise('/report'), who: 'organiser' },
  { name: 'spaces', path: '/spaces', who: 'member' },
  {
    name: 'seat-map',
    path: ({ areaId }) => `/spaces/${areaId}`,
    who: 'member',
    ready: '[data-seat]',
    docs: ['desktop', 'light'],
  },
  { name: 'seat-panel', path: ({ areaId }) => `/spaces/${areaId}`, who: 'member', act: openSeat },
  { name: 'seat-list', path: ({ areaId }) => `/spaces/${areaId}?view=list`, who: 'member', act: openSeat },
  { name: 'wallet', path: '/wallet', who: 'member' },
  { name: 'ticket', path: ({ ticket }) => `/wallet/${ticket.id}`, who: 'member', docs: ['phone', 'light'] },
  { name: 'library', path: '/library', who: 'member' },
  { name: 'book', path: ({ titleId }) => `/library/${titleId}`, who: 'member' },
  { name: 'my-books', path: '/library/loans', who: 'member' },
  { name: 'loans-desk', path: '/library/desk', who: 'scanner' },
  { name: 'medicines', path: '/medicines', who: 'member' },
  { name: 'medicines-found', path: '/medicines', who: 'member', act: lookUp },
  { name: 'door', path: '/door', who: 'scanner' },
  { name: 'door-event', path: ({ event }) => `/door/${event.id}`, who: 'scanner' },
  {
    name: 'door-result',
    path: ({ event }) => `/door/${event.id}?gate=${event.gates[0]}`,
    who: 'scanner',
    act: scanUsed,
    docs: ['phone', 'dark'],
  },
  { name: 'profile', path: '/profile', who: 'member' },
  { name: 'security', path: '/security', who: 'member' },
  { name: 'notifications', path: '/notifications', who: 'member' },
  { name: 'notification-settings', path: '/notifications/preferences', who: 'member', ready: 'table' },
  { name: 'unsubscribe', path: '/unsubscribe#token=an-old-one', who: 'stranger' },
  { name: 'reservations', path: '/reservations', who: 'member', docs: ['phone', 'light'] },
  {
    name: 'reservation',
    path: ({ reservation }) => `/reservations/${reservation.id}`,
    who: 'member',
  },
  { name: 'check-in', path: ({ reservation }) => `/check-in/${reservation.deskCode}`, who: 'member' },
  { name: 'front-desk', path: ({ areaId }) => `/front-desk?area=${areaId}`, who: 'admin' },
  { name: 'admin-people', path: '/admin/people', who: 'admin' },
  { name: 'admin-person', path: ({ people }) => `/admin/people/${people.member.id}`, who: 'admin' },
  { name: 'admin-areas', path: '/admin/spaces', who: 'admin' },
  { name: 'admin-area-plan', path: area('plan'), who: 'admin' },
  { name: 'admin-area-hours', path: area('hours'), who: 'admin' },
  { name: 'admin-area-rules', path: area('rules'), who: 'admin' },
  { name: 'admin-area-signs', path: area('signs'), who: 'admin' },
  { name: 'admin-library', path: '/admin/library', who: 'admin' },
  { name: 'admin-book-new', path: '/admin/library/new', who: 'admin' },
  { name: 'admin-book', path: ({ titleId }) => `/admin/library/${titleId}`, who: 'admin' },
  { name: 'admin-medicines', path: '/admin/medicines', who: 'admin' },
  { name: 'admin-api-keys', path: '/admin/api-keys', who: 'admin' },
  { name: 'admin-webhooks', path: '/admin/webhooks', who: 'admin' },
  {
    name: 'admin-webhook',
    path: ({ webhookId }) => `/admin/webhooks/${webhookId}`,
    who: 'admin',
    ready: 'table',
  },
  { name: 'admin-audit-log', path: '/admin/audit-log', who: 'admin' },
  { name: 'admin-dead-letters', path: '/admin/dead-letters', who: 'admin' },
  { name: 'admin-health', path: '/admin/health', who: 'admin' },
  { name: 'not-found', path: '/no-such-page', who: 'member' },
]

/** One that somebody has, with what could be had instead. */
async function openSeat(page: Page): Promise<void> {
  await page.locator('[data-seat]:is([data-look="reserved"], :has([data-look="reserved"]))').first().click()
  await expect(page.getByTestId('seat-state')).toBeVisible()
}

/** Opened by those who run the house, and by nobody in a hurry: `npm run test:long` looks at these. */
export const isOfTheHouse = ({ who }: AppPage): boolean => who === 'organiser' || who === 'admin'

async function scanUsed(page: Page, { usedCode }: Scene): Promise<void> {
  await page.getByLabel('Code on the ticket').fill(usedCode)
  await page.getByRole('button', { name: 'Check code' }).click()
  await expect(page.getByText('Already used').first()).toBeVisible()
}

async function lookUp(page: Page): Promise<void> {
  await page.getByRole('combobox').fill('Paracetamol with caffeine tablet')
  await page.getByRole('button', { name: /^(Look up|Cari)$/ }).click()
  await expect(page.locator('#finding')).toBeFocused()
}
