import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './people.ts'
import { codeOf, reserveTomorrow } from './reservation-scenes.ts'
import { openArea, tomorrowMorning } from './seat-scenes.ts'
import { settle } from './visit.ts'

test('of a series one is cancelled, or all that have not begun', async ({ house, admin, openAs }) => {
  const area = await openArea(admin)
  const ayu = await addPerson(house, admin)
  const { from, to } = tomorrowMorning()
  const first = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
  const until = new Date(Date.parse(from) + 15 * 86_400_000).toISOString().slice(0, 10)
  const series = { seat_id: area.seats[0]?.id, first, until, on_conflict: 'fail' }
  await ayu.ask('POST', '/api/v1/reservation-series', series)
  const page = await openAs(ayu)
  await page.goto('/reservations')
  await settle(page)
  const list = page.getByRole('list', { name: 'Upcoming' }).getByRole('listitem')
  await expect(list).toHaveCount(3)
  for (const { which, confirm, left } of [
    { which: 'Only this one', confirm: 'Cancel reservation', left: 2 },
    { which: 'All of the series that have not begun', confirm: 'Cancel all of them', left: 0 },
  ]) {
    await list
      .first()
      .getByRole('button', { name: /^Cancel/ })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(which).check()
    await dialog.getByRole('button', { name: confirm }).click()
    await expect(list).toHaveCount(left)
  }
  await expect(page.getByText('Nothing is reserved.')).toBeVisible()
})

test('an offer that nobody accepts passes on, and the page says so by itself', async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin, { offer_minutes: 1 })
  const [ayu, bima, cici] = await Promise.all([
    addPerson(house, admin),
    addPerson(house, admin),
    addPerson(house, admin),
  ])
  const id = await reserveTomorrow(ayu, area, 0)
  const { from, to, seat_id } = (await ayu.ask('GET', `/api/v1/reservations/${id}`)).body
  for (const each of [bima, cici])
    await each.ask('POST', '/api/v1/waitlist-entries', { area_id: area.id, seat_id, from, to })
  const [first, second] = [await openAs(bima), await openAs(cici)]
  for (const page of [first, second]) await page.goto('/reservations')
  await expect(second.getByText('1 person is before you')).toBeVisible()
  await ayu.ask('DELETE', `/api/v1/reservations/${id}`)
  await expect(first.getByText('Offered to you', { exact: true })).toBeVisible()
  await expect(second.getByText('You are next')).toBeVisible()
  await expect(second.getByText('Offered to you', { exact: true })).toBeVisible({ timeout: 90_000 })
  await expect(first.getByText('Offered to you', { exact: true })).toHaveCount(0)
  await second.getByRole('button', { name: 'Let it pass' }).click()
  await expect(second.getByText('Offered to you', { exact: true })).toHaveCount(0)
})

test('what is asked for is approved by an admin, or declined, and its holder is told why it waits', async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin, { needs_approval: true })
  const ayu = await addPerson(house, admin, { name: 'Ayu Lestari' })
  const [asked, other] = [await reserveTomorrow(ayu, area, 0), await reserveTomorrow(ayu, area, 1)]
  const page = await openAs(admin)
  await page.goto(`/front-desk?area=${area.id}`)
  const waiting = page.getByRole('region', { name: 'Waiting for your approval' })
  await expect(waiting.getByRole('listitem')).toHaveCount(2)
  await expectAccessible(page, 'what waits for approval')
  await waiting
    .getByRole('listitem')
    .first()
    .getByRole('button', { name: /^Approve/ })
    .click()
  await expect(waiting.getByRole('listitem')).toHaveCount(1)
  await waiting.getByRole('button', { name: /^Decline/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
  await expect(waiting).toHaveCount(0)
  const states = await Promise.all(
    [asked, other].map(async (id) => (await ayu.ask('GET', `/api/v1/reservations/${id}`)).body.state),
  )
  expect(states.toSorted()).toEqual(['active', 'declined'])
})

test('a desk says in words when it is too early, and when its code is no good any more', async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin)
  const ayu = await addPerson(house, admin)
  await reserveTomorrow(ayu, area, 0)
  const code = await codeOf(admin, area, 0)
  const page = await openAs(ayu)
  await page.goto(`/check-in/${code}`)
  await expect(page.getByRole('heading', { name: 'Yours later' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Free/ })).toBeVisible()
  await admin.ask('POST', `/api/v1/seats/${area.seats[0]?.id}/check-in-code`)
  await page.reload()
  await expect(page.getByText('This code is no good any more.')).toBeVisible()
})

test('a calendar subscribes to an address that is told once, and gets nothing when it is revoked', async ({
  house,
  admin,
  openAs,
  request,
}) => {
  const area = await openArea(admin)
  const ayu = await addPerson(house, admin)
  const id = await reserveTomorrow(ayu, area, 0)
  const page = await openAs(ayu)
  await page.goto('/reservations')
  await settle(page)
  await page.getByRole('button', { name: 'Calendar' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make an address' }).click()
  const told = await dialog.getByLabel('Address of your calendar').inputValue()
  // it begins with the name that the house has in the world
  const address = `${house.url}${new URL(told).pathname}`
  expect(await (await request.get(address)).text()).toContain(`UID:${id}@balai`)
  await expectAccessible(page, 'an address for calendars')
  await dialog.getByRole('button', { name: /^Revoke/ }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('Revoked')).toBeVisible()
  expect((await request.get(address)).status()).toBe(404)
})

test('times are those of the area, and say so to whoever is elsewhere', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin)
  const ayu = await addPerson(house, admin)
  const id = await reserveTomorrow(ayu, area, 0)
  const page = await openAs(ayu, { timezoneId: 'Europe/Lisbon' })
  await page.goto(`/reservations/${id}`)
  await expect(page.getByText(/10:00–12:00 (WIB|GMT\+7)/)).toBeVisible()
  await page.getByRole('button', { name: 'Change' }).click()
  await expect(page.getByText('All times are those of Asia/Jakarta.')).toBeVisible()
})
