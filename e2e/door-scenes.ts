import { expect, type Page } from '@playwright/test'
import {
  addTicketType,
  createEvent,
  issueTickets,
  postCrew,
  type StagedEvent,
  type StagedTicket,
} from './box-office.ts'
import type { House } from './house.ts'
import { addPerson, type Person } from './people.ts'

export interface DoorScene {
  readonly event: StagedEvent
  readonly tickets: readonly StagedTicket[]
  readonly crew: Person
}

/** An event whose doors are open, with tickets, and somebody who scans at each of its gates. */
export async function stageDoor(
  house: House,
  admin: Person,
  { tickets = 1, reentry = false, name = 'Ketut Arya' } = {},
): Promise<DoorScene> {
  const event = await createEvent(admin, { gates: ['Utara', 'Selatan'], reentry })
  await addTicketType(admin, event)
  const crew = await addPerson(house, admin, { name })
  await postCrew(admin, event, crew)
  const holders = Array.from({ length: tickets }, (_, index) => ({ name: `Tamu ${index + 1}` }))
  return { event, crew, tickets: await issueTickets(admin, event, { holders }) }
}

/** Opens the scanner at a gate, and waits until it hears. */
export async function openDoor(page: Page, house: House, event: StagedEvent, gate: string): Promise<void> {
  await page.goto(`${house.url}/door/${event.id}?gate=${gate}`)
  await expectDoor(page, event)
}

export async function expectDoor(page: Page, event: StagedEvent): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: event.title })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check code' })).toBeVisible()
}

/** As a hand scanner does it: keys in quick succession, then Enter. */
export async function wedge(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Code on the ticket' }).fill(code)
  await page.getByRole('button', { name: 'Check code' }).click()
}

/** What fills the screen. */
export const result = (page: Page) => page.getByRole('alert').locator('[data-result]')

export async function expectResult(
  page: Page,
  name: string,
  ...words: readonly (string | RegExp)[]
): Promise<void> {
  const shown = page.locator(`[data-result="${name}"]`)
  await expect(shown).toBeVisible()
  for (const each of words) await expect(shown).toContainText(each)
}

/** Scans, and waits until the screen says so and is free again. */
export async function letIn(page: Page, text: string): Promise<void> {
  await wedge(page, text)
  await expectResult(page, 'admitted')
  await expect(result(page)).toHaveCount(0)
}

interface LogRow {
  readonly result: string
  readonly direction: string
  readonly nonce: string
  readonly gate: string | null
  readonly offline: boolean
  readonly scanned_by: string
  readonly ticket_id: string
}

/** The server's log of the doors, oldest first. */
export async function readLog(admin: Person, event: StagedEvent): Promise<LogRow[]> {
  const { body } = await admin.ask('GET', `/api/v1/events/${event.id}/check-ins?limit=200`)
  return body.data.toReversed()
}

/** The service worker has the whole app, so that it opens without network from now on. */
export async function waitUntilInstalled(page: Page): Promise<void> {
  await page.evaluate(async () => await navigator.serviceWorker.ready)
}
