import { expectAccessible } from './axe.ts'
import { checkIn } from './box-office.ts'
import {
  expectDoor,
  expectResult,
  letIn,
  openDoor,
  pressKeys,
  readLog,
  result,
  stageDoor,
  typeCode,
  wedge,
} from './door-scenes.ts'
import { expect, test } from './journey.ts'
import { expectWholePage } from './page-promises.ts'

test('crew chooses event and gate once, and the device remembers', async ({ house, admin, openAs }) => {
  const { event, crew } = await stageDoor(house, admin)
  const page = await openAs(crew)
  await page.goto(`${house.url}/door`)
  await expect(page.getByText('Packed: works without network')).toBeVisible()
  await expectWholePage(page)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Gate Selatan' }).click()
  await expectDoor(page, event)
  await page.goto(`${house.url}/door/${event.id}`)
  await expectDoor(page, event)
  await expect(page.getByText('Gate Selatan')).toBeVisible()
  await expectWholePage(page)
  await expectAccessible(page)
})

test('two gates scan one ticket: one lets it in, the other is told when and where it was used', {
  tag: '@phone',
}, async ({ house, admin, openAs }) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  const [ticket] = tickets
  const north = await openAs(crew)
  const south = await openAs(crew)
  await openDoor(north, house, event, 'Utara')
  await openDoor(south, house, event, 'Selatan')
  await letIn(north, ticket?.qr ?? '')
  await wedge(south, ticket?.qr ?? '')
  await expectResult(south, 'duplicate', 'Already used', /Used at \d\d:\d\d at gate Utara/, 'Tamu 1')
  await expectAccessible(south, 'a duplicate')
  expect((await readLog(admin, event)).map(({ result, gate }) => [result, gate])).toEqual([
    ['admitted', 'Utara'],
    ['duplicate', 'Selatan'],
  ])
})

test('an admission fills the screen in colour, icon and words, and is gone within a second', {
  tag: '@phone',
}, async ({ house, admin, openAs }) => {
  const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 2 })
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await page.evaluate(watchResult)
  await wedge(page, tickets[0]?.qr ?? '')
  await expectResult(page, 'admitted', 'Welcome', 'Tamu 1')
  expect(await page.evaluate(() => (globalThis as { seen?: Promise<number> }).seen)).toBeLessThan(1_000)
  // another one: whoever examines the page keeps it busy, and its timers late
  await wedge(page, tickets[1]?.qr ?? '')
  await expectResult(page, 'admitted', 'Tamu 2')
  await expectAccessible(page, 'an admission')
})

/** Runs in the page: how many milliseconds the next result stays. */
function watchResult(): void {
  let since = 0
  const seen = new Promise<number>((resolve) => {
    new MutationObserver(() => {
      const isShown = document.querySelector('[data-result]') !== null
      if (isShown && since === 0) since = performance.now()
      if (!isShown && since > 0) resolve(performance.now() - since)
    }).observe(document.body, { childList: true, subtree: true })
  })
  Object.assign(globalThis, { seen })
}

test('a code is typed in small letters, and a wrong one is no ticket', async ({ house, admin, openAs }) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await typeCode(page, tickets[0]?.code.toLowerCase() ?? '')
  await expectResult(page, 'admitted', 'Tamu 1')
  await typeCode(page, 'NOT-A-TICKET')
  await expectResult(page, 'unknown', 'Not a ticket')
  await expectAccessible(page, 'a refusal')
  await page.getByRole('button', { name: 'Go on scanning' }).click()
  await expect(result(page)).toHaveCount(0)
})

test('a hand scanner is heard once wherever the focus is', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 2 })
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await page.getByRole('button', { name: 'Sound off' }).focus()
  await letIn(page, tickets[0]?.qr ?? '', pressKeys)
  const field = page.getByRole('textbox', { name: 'Code on the ticket' })
  await field.fill('half a co')
  await field.focus()
  await letIn(page, tickets[1]?.qr ?? '', pressKeys)
  await expect(field).toHaveValue('half a co')
  expect((await readLog(admin, event)).map(({ result }) => result)).toEqual(['admitted', 'admitted'])
})

test('a mistake is taken back, and the ticket gets in again', { tag: '@phone' }, async ({
  house,
  admin,
  openAs,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await letIn(page, tickets[0]?.qr ?? '')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expectResult(page, 'undone', 'Taken back')
  await expect(result(page)).toHaveCount(0)
  await letIn(page, tickets[0]?.qr ?? '')
  expect((await readLog(admin, event)).map(({ result }) => result)).toEqual([
    'admitted',
    'undone',
    'admitted',
  ])
})

test('people go out and come in again where the event has re-entry', { tag: '@phone' }, async ({
  house,
  admin,
  openAs,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin, { reentry: true })
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await page.getByRole('button', { name: 'Out', exact: true }).click()
  await wedge(page, tickets[0]?.qr ?? '')
  await expectResult(page, 'not_inside', 'Not inside')
  await page.getByRole('button', { name: 'Go on scanning' }).click()
  await page.getByRole('button', { name: 'In', exact: true }).click()
  await letIn(page, tickets[0]?.qr ?? '')
  await page.getByRole('button', { name: 'Out', exact: true }).click()
  await wedge(page, tickets[0]?.qr ?? '')
  await expectResult(page, 'exited', 'Goodbye')
  await page.getByRole('button', { name: 'In', exact: true }).click()
  await letIn(page, tickets[0]?.qr ?? '')
})

test('what the server refuses stays listed with its reason, also after a reload', { tag: '@phone' }, async ({
  house,
  admin,
  openAs,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await admin.ask('DELETE', `/api/v1/events/${event.id}/crew/${crew.username}`)
  await wedge(page, tickets[0]?.qr ?? '')
  await expectResult(page, 'refused', 'Not accepted')
  await page.reload()
  await expectDoor(page, event)
  await page.getByRole('button', { name: /1 to look at/ }).click()
  const list = page.getByRole('dialog')
  await expect(list).toContainText('Refused by the server')
  await expect(list).toContainText('not at this gate')
  await expect(list).toContainText(`#`)
  await expectAccessible(page, 'the list')

  await admin.ask('PUT', `/api/v1/events/${event.id}/crew/${crew.username}`, { role: 'scanner', gates: [] })
  await list.getByRole('button', { name: 'Send again' }).click()
  await expect(list.getByText('Refused by the server')).toHaveCount(0)
  await expect
    .poll(async () => (await readLog(admin, event)).map(({ result }) => result))
    .toContain('admitted')
})

test('a ticket of another event and a revoked one are each told apart', { tag: '@phone' }, async ({
  house,
  admin,
  openAs,
}) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  const other = await stageDoor(house, admin)
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await wedge(page, other.tickets[0]?.qr ?? '')
  await expectResult(page, 'wrong_event', 'Wrong event')
  await admin.ask('POST', `/api/v1/tickets/${tickets[0]?.id}/revocation`)
  await wedge(page, tickets[0]?.qr ?? '')
  await expectResult(page, 'revoked', 'Not valid any more')
})

test('the door speaks Indonesian', { tag: '@phone' }, async ({ house, admin, openAs }) => {
  const { event, crew, tickets } = await stageDoor(house, admin)
  await checkIn(admin, event, tickets[0] ?? { id: '', code: '', qr: '' }, 'Selatan')
  const page = await openAs(crew, { locale: 'id-ID' })
  await page.goto(`${house.url}/door/${event.id}?gate=Utara`)
  await expect(page.getByRole('button', { name: 'Periksa kode' })).toBeVisible()
  await wedge(page, tickets[0]?.qr ?? '')
  await expectResult(page, 'duplicate', 'Sudah dipakai', /Dipakai pukul \d\d[.:]\d\d di gerbang Selatan/)
})
