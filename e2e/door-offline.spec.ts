import type { BrowserContext, Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import {
  counter,
  expectDoor,
  expectResult,
  letIn,
  networkIsCut,
  openDoor,
  readLog,
  result,
  stageDoor,
  typeCode,
  waitUntilInstalled,
  wedge,
} from './door-scenes.ts'
import type { House } from './house.ts'
import { expect, test } from './journey.ts'
import { expectWholePage } from './page-promises.ts'
import { type Person, signIn } from './people.ts'

test('20 scans without network outlive the browser, and each arrives once', { tag: '@phone' }, async ({
  house,
  admin,
  faults,
  openKept,
}) => {
  faults.expect(networkIsCut)
  const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 20 })
  const first = await openKept()
  await signIn(first.context, house, crew)
  await openDoor(first.page, house, event, 'Utara')
  await waitUntilInstalled(first.page)
  await first.context.setOffline(true)
  for (const { qr } of tickets) {
    await wedge(first.page, qr)
    await expectResult(first.page, 'admitted', 'Checked on this device')
  }
  await expect(counter(first.page, 20)).toBeVisible()
  const verification = await first.page.evaluate(
    () => performance.getEntriesByName('door-verification').at(-1)?.duration,
  )
  expect(verification).toBeLessThan(50)
  await first.kill()

  const again = await first.reopen()
  await again.context.setOffline(true)
  await keepCookie(again.context, house, crew)
  await again.page.goto(`${house.url}/door/${event.id}`)
  await expectDoor(again.page, event)
  await expect(counter(again.page, 20)).toBeVisible()
  await wedge(again.page, tickets[0]?.qr ?? '')
  await expectResult(again.page, 'duplicate', 'at gate Utara')
  await expect(counter(again.page, 21)).toBeVisible()
  expect(await readLog(admin, event)).toEqual([])

  await again.context.setOffline(false)
  await expect(counter(again.page, 0)).toBeVisible({ timeout: 20_000 })
  const log = await readLog(admin, event)
  const admitted = log.filter(({ result }) => result === 'admitted')
  expect(admitted.map(({ ticket_id }) => ticket_id)).toEqual(tickets.map(({ id }) => id))
  expect(
    admitted.every(
      ({ offline, gate, scanned_by }) => offline && gate === 'Utara' && scanned_by === crew.username,
    ),
  ).toBe(true)
  expect(log.slice(20).map(({ result }) => result)).toEqual(['duplicate'])
})

/** Chromium writes a new cookie down after half a minute, which a phone at a door has long had when it is killed. */
async function keepCookie(
  context: BrowserContext,
  house: House,
  { username, password }: Person,
): Promise<void> {
  const data = { login: username, password, session: 'cookie' }
  expect((await context.request.post(`${house.url}/api/v1/auth/login`, { data })).ok()).toBe(true)
}

test('a session that has ended stops no scan, and whoever logs in again sends what was kept', {
  tag: '@phone',
}, async ({ house, admin, openAs }) => {
  const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 3 })
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await letIn(page, tickets[0]?.qr ?? '')
  // logged out everywhere, while the door is open
  await crew.ask('DELETE', '/api/v1/me/sessions')
  await wedge(page, tickets[1]?.qr ?? '')
  await expectResult(page, 'logged_out', 'Logged out', 'The ticket is genuine')
  await page.getByRole('button', { name: 'Go on scanning' }).click()
  const line = page.getByText('Your session has ended: scans are kept here. Log in to send them.')
  await expect(line).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(result(page)).toHaveCount(0)
  await expectWholePage(page)
  await expectAccessible(page, 'a door whose session has ended')
  await wedge(page, tickets[2]?.qr ?? '')
  await expectResult(page, 'logged_out')
  await page.getByRole('button', { name: 'Go on scanning' }).click()
  await expect(counter(page, 2)).toBeVisible()

  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await page.getByRole('button', { name: 'Log in' }).click()
  await dialog.getByRole('button', { name: 'Not now' }).click()
  await expect(dialog).toBeHidden()
  await wedge(page, tickets[2]?.qr ?? '')
  await expectResult(page, 'duplicate', 'at gate Utara')
  await page.getByRole('button', { name: 'Go on scanning' }).click()
  await page.getByRole('button', { name: 'Log in' }).click()
  await dialog.getByRole('textbox', { name: 'Password' }).fill(crew.password)
  expect((await readLog(admin, event)).length).toBe(1)
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(line).toBeHidden()
  await expect(counter(page, 0)).toBeVisible({ timeout: 20_000 })
  const log = await readLog(admin, event)
  expect(log.map(({ result }) => result)).toEqual(['admitted', 'admitted', 'admitted', 'duplicate'])
  expect(new Set(log.map(({ scanned_by }) => scanned_by))).toEqual(new Set([crew.username]))
})

test('who was sent away by the device, and is let in by the log, can come again', { tag: '@phone' }, async ({
  house,
  admin,
  faults,
  openAs,
}) => {
  faults.expect(networkIsCut)
  const { event, crew, tickets } = await stageDoor(house, admin)
  const change = async (doors: Date) =>
    await admin.ask('PATCH', `/api/v1/events/${event.id}`, { doors_open_at: doors.toISOString() })
  const anHour = 3_600_000
  await change(new Date(Date.now() + anHour))
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await page.context().setOffline(true)
  await wedge(page, tickets[0]?.qr ?? '')
  await expectResult(page, 'not_started', 'Too early')
  // the organiser opens earlier, and the door hears of it later
  await change(new Date(Date.now() - anHour))
  await page.context().setOffline(false)
  const results = async () => (await readLog(admin, event)).map(({ result }) => result)
  await expect.poll(results, { timeout: 20_000 }).toEqual(['admitted', 'undone'])
  await expect(counter(page, 0)).toBeVisible()
  await page.getByRole('button', { name: 'Go on scanning' }).click()
  await letIn(page, tickets[0]?.qr ?? '')
  expect(await results()).toEqual(['admitted', 'undone', 'admitted'])
})

test('two devices that let the same ticket in without network are told of the conflict', {
  tag: '@phone',
}, async ({ house, admin, faults, openAs }) => {
  faults.expect(networkIsCut)
  const { event, crew, tickets } = await stageDoor(house, admin)
  const north = await openAs(crew)
  const south = await openAs(crew)
  await openDoor(north, house, event, 'Utara')
  await openDoor(south, house, event, 'Selatan')
  for (const page of [north, south]) {
    await page.context().setOffline(true)
    await letIn(page, tickets[0]?.qr ?? '')
  }
  await north.context().setOffline(false)
  await expect(counter(north, 0)).toBeVisible()
  await south.context().setOffline(false)
  await south.getByRole('button', { name: /1 to look at/ }).click()
  await expect(south.getByRole('dialog')).toContainText(
    /The server says: Let in twice.*Used at \d\d:\d\d at gate Utara/,
  )
  expect((await readLog(admin, event)).map(({ result }) => result)).toEqual(['admitted', 'conflict'])
})

test('a server that is gone in the midst of a scan loses nothing', { tag: '@phone' }, async ({
  house,
  admin,
  faults,
  openAs,
}) => {
  faults.expect(/^console: Failed to load resource/)
  const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 2 })
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  let heard = 0
  // the server takes the scan and its answer gets lost
  await page.route('**/check-ins', async (route) => {
    heard += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await letIn(page, tickets[0]?.qr ?? '')
  await page.unroute('**/check-ins')
  await expect(counter(page, 0)).toBeVisible({ timeout: 20_000 })
  // the queue asked again while its answers got lost, and each time under the same nonce
  expect(heard).toBeGreaterThan(0)
  expect((await readLog(admin, event)).map(({ result }) => result)).toEqual(['admitted'])
})

test('a code typed without network is kept, told as unchecked, and can be taken back', {
  tag: '@phone',
}, async ({ house, admin, faults, openAs }) => {
  faults.expect(networkIsCut)
  const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 2 })
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await page.context().setOffline(true)
  await typeCode(page, tickets[0]?.code ?? '')
  await expectResult(page, 'kept', 'Not checked')
  await typeCodeOver(page, tickets[1]?.code ?? '')
  await expectResult(page, 'kept', 'Not checked')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expectResult(page, 'undone')
  await page.context().setOffline(false)
  await expect(counter(page, 0)).toBeVisible({ timeout: 20_000 })
  expect((await readLog(admin, event)).map(({ result }) => result)).toEqual([
    'admitted',
    'admitted',
    'undone',
  ])
})

async function typeCodeOver(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Go on scanning' }).click()
  await typeCode(page, code)
}

test('another account on the same device does not send what the former scanned', { tag: '@phone' }, async ({
  house,
  admin,
  faults,
  openAs,
}) => {
  faults.expect(networkIsCut)
  const { event, crew, tickets } = await stageDoor(house, admin, { name: 'Made Former' })
  const former = await openAs(crew)
  const context = former.context()
  await openDoor(former, house, event, 'Utara')
  await context.setOffline(true)
  await letIn(former, tickets[0]?.qr ?? '')
  await former.close()
  await context.setOffline(false)
  await signIn(context, house, admin)
  const page = await context.newPage()
  await openDoor(page, house, event, 'Selatan')
  await page.getByRole('button', { name: /^1 unsent/ }).click()
  const list = page.getByRole('dialog')
  await expect(list).toContainText('1 scan of Made Former waits: it goes when Made Former logs in here.')
  await expect(list).toContainText('Not sent yet. It goes when Made Former logs in here.')
  await expect(list).not.toContainText('Everything is sent')
  expect(await readLog(admin, event)).toEqual([])

  await signIn(context, house, crew)
  await openDoor(page, house, event, 'Utara')
  await expect
    .poll(async () => (await readLog(admin, event)).map(({ scanned_by }) => scanned_by))
    .toEqual([crew.username])
})
