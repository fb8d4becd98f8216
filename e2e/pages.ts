import { expect, type Page } from '@playwright/test'
import type { Scene, Who } from './scene.ts'
import type { Screen } from './screens.ts'

/** A page of the web app: the screenshots show it, and pages.spec.ts holds it to what every page promises. */
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
  { name: 'wallet', path: '/wallet', who: 'member' },
  { name: 'ticket', path: ({ ticket }) => `/wallet/${ticket.id}`, who: 'member', docs: ['phone', 'light'] },
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
  { name: 'admin-people', path: '/admin/people', who: 'admin' },
  { name: 'admin-person', path: ({ people }) => `/admin/people/${people.member.id}`, who: 'admin' },
  { name: 'admin-api-keys', path: '/admin/api-keys', who: 'admin' },
  { name: 'admin-audit-log', path: '/admin/audit-log', who: 'admin' },
  { name: 'admin-dead-letters', path: '/admin/dead-letters', who: 'admin' },
  { name: 'admin-health', path: '/admin/health', who: 'admin' },
  { name: 'not-found', path: '/no-such-page', who: 'member' },
]

async function scanUsed(page: Page, { usedCode }: Scene): Promise<void> {
  await page.getByLabel('Code on the ticket').fill(usedCode)
  await page.getByRole('button', { name: 'Check code' }).click()
  await expect(page.getByText('Already used').first()).toBeVisible()
}
