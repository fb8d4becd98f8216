import { expect, type Locator, type Page } from '@playwright/test'
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

/** What a browser writes on its console while the network is away. */
export const networkIsCut = /^console: .*ERR_INTERNET_DISCONNECTED/

/** Opens the list of what waits to be sent, and tells how many that are. */
export const counter = (page: Page, count: number): Locator =>
  page.getByRole('button', { name: new RegExp(`^${count} unsent`) })

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
  await watchResults(page)
  await page.goto(`${house.url}/door/${event.id}?gate=${gate}`)
  await expectDoor(page, event)
}

/** What `expectResult` needs of a page that is opened in another way. */
export const watchResults = (page: Page) => page.addInitScript(recordResults)

export async function expectDoor(page: Page, event: StagedEvent): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: event.title })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check code' })).toBeVisible()
}

/** As a hand scanner does it: keys in quick succession, then Enter; at once, however busy the machine of the test is. */
export async function wedge(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      for (const key of keys) {
        const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
        ;(document.activeElement ?? document.body).dispatchEvent(press)
      }
    },
    [...text, 'Enter'],
  )
}

/** The same with keys of the browser's own, which also end up in fields. */
export async function pressKeys(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Code on the ticket' }).fill(code)
  await page.getByRole('button', { name: 'Check code' }).click()
}

/** What fills the screen. */
export const result = (page: Page) => page.getByRole('alert').locator('[data-result]')

interface Recorded {
  readonly results: { readonly name: string; readonly text: string }[]
}

/** Runs in the page: an admission is gone before a busy test has turned its head, so the page itself takes notes. */
function recordResults(): void {
  const notes = globalThis as unknown as Recorded
  if (notes.results !== undefined) return
  Object.assign(globalThis, { results: [] })
  let last: Element | null = null
  new MutationObserver(() => {
    const shown = document.querySelector<HTMLElement>('[data-result]')
    if (shown !== null && shown !== last) {
      notes.results.push({ name: shown.dataset.result ?? '', text: shown.textContent })
    }
    last = shown
  }).observe(document, { childList: true, subtree: true })
}

/** The next result is this one, with these words. On a page that takes notes each result is looked at once. */
export async function expectResult(
  page: Page,
  name: string,
  ...words: readonly (string | RegExp)[]
): Promise<void> {
  const next = () => page.evaluate(readNextResult)
  await expect.poll(async () => (await next())?.name, { intervals: [100] }).toBe(name)
  const text = (await next())?.text ?? ''
  for (const each of words) {
    if (typeof each === 'string') expect(text).toContain(each)
    else expect(text).toMatch(each)
  }
  await page.evaluate(() => (globalThis as unknown as Partial<Recorded>).results?.shift())
}

/** Runs in the page: what was noted, or else what is there just now. */
function readNextResult(): { name: string; text: string } | null {
  const { results } = globalThis as unknown as Partial<Recorded>
  if (results !== undefined) return results[0] ?? null
  const shown = document.querySelector<HTMLElement>('[data-result]')
  return shown === null ? null : { name: shown.dataset.result ?? '', text: shown.textContent }
}

/** Scans, and waits until the screen says so and is free again. */
export async function letIn(page: Page, text: string, scan = wedge): Promise<void> {
  await scan(page, text)
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
