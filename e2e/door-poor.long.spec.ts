import { expectAccessible } from './axe.ts'
import {
  expectDoor,
  expectResult,
  letIn,
  networkIsCut,
  openDoor,
  readLog,
  result,
  stageDoor,
  wedge,
} from './door-scenes.ts'
import { fillDisk, refuseStore, shiftClock } from './door-stubs.ts'
import { expect, test } from './journey.ts'
import { expectWholePage } from './page-promises.ts'

const day = 86_400_000

for (const days of [3, -1]) {
  test(`a phone whose clock is off by ${days} days judges by the clock of the server, also without network`, {
    tag: '@phone',
  }, async ({ house, admin, faults, openAs }) => {
    faults.expect(networkIsCut)
    const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 2 })
    const page = await openAs(crew)
    await shiftClock(page, days * day)
    await page.goto(`${house.url}/door`)
    await expect(page.getByRole('heading', { name: event.title })).toBeVisible()
    await openDoor(page, house, event, 'Utara')
    await expect(page.getByText(/The clock here says .* The server's counts: /)).toBeVisible()
    await expectWholePage(page)
    await expectAccessible(page, 'a door whose clock is wrong')
    await page.context().setOffline(true)
    for (const { qr } of tickets) await letIn(page, qr)
    await page.context().setOffline(false)
    await expect(page.getByRole('button', { name: /^0 unsent/ })).toBeVisible({ timeout: 20_000 })
    const { body } = await admin.ask('GET', `/api/v1/events/${event.id}/check-ins`)
    expect(body.data.map((row: { result: string }) => row.result)).toEqual(['admitted', 'admitted'])
    for (const { scanned_at } of body.data) {
      expect(Math.abs(Date.parse(scanned_at) - Date.now())).toBeLessThan(120_000)
    }
  })
}

for (const how of ['throws', 'fails', 'has none'] as const) {
  test(`a browser whose store ${how} says so, and scans as long as the server answers`, {
    tag: '@phone',
  }, async ({ house, admin, faults, openAs }) => {
    faults.expect(networkIsCut)
    const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 2 })
    const page = await openAs(crew)
    await refuseStore(page, how)
    await page.goto(`${house.url}/door`)
    await expect(page.getByText('This browser keeps nothing')).toBeVisible()
    await expect(page.getByText('Works with network only.')).toBeVisible()
    await expect(page.getByText('could not be reached')).toHaveCount(0)
    await openDoor(page, house, event, 'Utara')
    await expect(page.getByText('This browser keeps nothing')).toBeVisible()
    await letIn(page, tickets[0]?.qr ?? '')
    await wedge(page, tickets[0]?.qr ?? '')
    await expectResult(page, 'duplicate', 'at gate Utara')

    await page.context().setOffline(true)
    await wedge(page, tickets[1]?.qr ?? '')
    await expectResult(page, 'unkept', 'Not checked', 'keeps nothing. Ask again.')
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Go on scanning' }).click()
    await letIn(page, tickets[1]?.qr ?? '')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expectResult(page, 'undone', 'Taken back')
    await expectWholePage(page)
    await expectAccessible(page, 'a door that keeps nothing')
    expect((await readLog(admin, event)).map(({ result }) => result)).toEqual([
      'admitted',
      'duplicate',
      'admitted',
      'undone',
    ])
  })
}

test('a full phone says so, and still hears what the server says', { tag: '@phone' }, async ({
  house,
  admin,
  faults,
  openAs,
}) => {
  faults.expect(networkIsCut)
  const { event, crew, tickets } = await stageDoor(house, admin, { tickets: 3 })
  const page = await openAs(crew)
  await openDoor(page, house, event, 'Utara')
  await letIn(page, tickets[0]?.qr ?? '')
  await fillDisk(page)
  await letIn(page, tickets[1]?.qr ?? '')
  const line = page.getByText('This device has no room left')
  await expect(line).toBeVisible()
  await wedge(page, tickets[0]?.qr ?? '')
  await expectResult(page, 'duplicate', 'at gate Utara')
  await page.context().setOffline(true)
  await wedge(page, tickets[2]?.qr ?? '')
  await expectResult(page, 'unkept', 'Not checked')
  await page.context().setOffline(false)
  await page.reload()
  await expectDoor(page, event)
  await letIn(page, tickets[2]?.qr ?? '')
  await expect(line).toHaveCount(0)
  await expect(result(page)).toHaveCount(0)
  expect((await readLog(admin, event)).map(({ result }) => result)).toEqual([
    'admitted',
    'admitted',
    'duplicate',
    'admitted',
  ])
})
