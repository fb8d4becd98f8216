import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './people.ts'
import { codeOf, reserveNext, reserveTomorrow } from './reservation-scenes.ts'
import { openArea } from './seat-scenes.ts'
import { settle } from './visit.ts'

test('somebody sees what they reserved, changes it where another one is in the way, and cancels it', {
  tag: '@phone',
}, async ({ house, admin, openAs }) => {
  const area = await openArea(admin)
  const [ayu, bima] = [await addPerson(house, admin), await addPerson(house, admin)]
  const [first, second] = area.seats.map(({ number }) => number) as [string, string]
  const id = await reserveTomorrow(ayu, area, 0)
  await reserveTomorrow(bima, area, 1)

  const page = await openAs(ayu)
  await page.goto('/reservations')
  await settle(page)
  await page.getByRole('link', { name: `${first}, ${area.name}` }).click()
  await expect(page.getByRole('heading', { name: `Seat ${first}` })).toBeVisible()
  await page.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Seat').selectOption({ label: `${second} (taken)` })
  await expect(dialog.getByText('Somebody else has this seat then')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save change' })).toBeDisabled()
  await expectAccessible(page, 'a change that is refused')
  await dialog
    .getByRole('button', { name: /^\S+-\d, 10:00 to 12:00$/ })
    .first()
    .click()
  await dialog.getByLabel('To', { exact: true }).selectOption('13:00')
  await dialog.getByRole('button', { name: 'Save change' }).click()
  await expect(page.getByText('Changed', { exact: true })).toBeVisible()
  await expect(page.getByText(/10:00–13:00/).first()).toBeVisible()
  const { body: changed } = await ayu.ask('GET', `/api/v1/reservations/${id}`)
  expect(area.seats.slice(2).map(({ number }) => number)).toContain(changed.seat_number)

  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel reservation' }).click()
  await expect(page.getByRole('heading', { name: 'Cancelled' })).toBeVisible()
  await page.goto('/reservations?when=past')
  await settle(page)
  await expect(page.getByRole('listitem').filter({ hasText: 'Cancelled' })).toHaveCount(1)
})

test('the QR on a desk checks in whoever has it, and lets somebody else sit down at a free one', {
  tag: '@phone',
}, async ({ house, admin, openAs }) => {
  const area = await openArea(admin, { step_minutes: 5, min_minutes: 5 })
  const [ayu, bima] = [await addPerson(house, admin), await addPerson(house, admin)]
  const id = await reserveNext(ayu, area, 0)
  const [desk, free] = [await codeOf(admin, area, 0), await codeOf(admin, area, 1)]

  const page = await openAs(null)
  await page.goto(`/check-in/${desk}`)
  await page.getByLabel(/username/i).fill(ayu.username)
  await page.getByLabel('Password', { exact: true }).fill(ayu.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('heading', { name: 'This seat is yours' })).toBeVisible()
  await expectAccessible(page, 'a desk that is mine')
  await page.getByRole('button', { name: 'Check in' }).click()
  await expect(page.getByRole('heading', { name: 'You are checked in' })).toBeVisible()
  expect((await ayu.ask('GET', `/api/v1/reservations/${id}`)).body.state).toBe('checked_in')

  const other = await openAs(bima)
  await other.goto(`/check-in/${desk}`)
  await expect(other.getByRole('heading', { name: /^(Somebody has this seat|Free until)/ })).toBeVisible()
  await expect(other.getByText(ayu.name)).toHaveCount(0)
  await other.goto(`/check-in/${free}`)
  await other.getByRole('button', { name: /^Reserve now until/ }).click()
  await expect(other.getByRole('heading', { name: 'You are checked in' })).toBeVisible()
  const { body } = await bima.ask('GET', '/api/v1/reservations?state=upcoming')
  expect(body.data).toMatchObject([{ seat_id: area.seats[1]?.id, state: 'checked_in' }])
})

test('whoever waits is offered the seat that somebody gives back, and accepts it in time', {
  tag: '@desktop',
}, async ({ house, admin, openAs }) => {
  const area = await openArea(admin)
  const [ayu, bima] = [await addPerson(house, admin), await addPerson(house, admin)]
  const id = await reserveTomorrow(ayu, area, 0)
  const { from, to, seat_id } = (await ayu.ask('GET', `/api/v1/reservations/${id}`)).body
  await bima.ask('POST', '/api/v1/waitlist-entries', { area_id: area.id, seat_id, from, to })

  const page = await openAs(bima)
  await page.goto('/waitlist')
  await expect(page).toHaveURL(/\/reservations#waitlist$/)
  await expect(page.getByText('You are next')).toBeVisible()
  await ayu.ask('DELETE', `/api/v1/reservations/${id}`)
  const offer = page.getByRole('region', { name: 'For you to decide' })
  await expect(offer.getByText('Offered to you')).toBeVisible()
  await expect(offer.getByRole('timer')).toHaveText(/^\d+:\d\d$/)
  await expectAccessible(page, 'an offer')
  await offer.getByRole('button', { name: 'Accept' }).click()
  await expect(offer).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Upcoming' }).getByText('Reserved')).toBeVisible()
  const { body } = await bima.ask('GET', '/api/v1/reservations?state=upcoming')
  expect(body.data).toMatchObject([{ seat_id, state: 'active' }])
})

test('the front desk sees who comes at once, finds them by their code, checks them in, and reserves for others', {
  tag: '@desktop',
}, async ({ house, admin, openAs }) => {
  const area = await openArea(admin, { step_minutes: 5, min_minutes: 5 })
  const [crew, ayu, bima] = await Promise.all([
    addPerson(house, admin, { role: 'crew' }),
    addPerson(house, admin, { name: 'Ayu Lestari' }),
    addPerson(house, admin, { name: 'Bima Sakti' }),
  ])
  const page = await openAs(crew)
  await page.goto(`/front-desk?area=${area.id}`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await expect(page.getByText('Nobody is here, and nobody is expected')).toBeVisible()

  const id = await reserveNext(ayu, area, 0)
  const row = page.getByRole('row').filter({ hasText: 'Ayu Lestari' })
  await expect(row.getByText('Reserved')).toBeVisible()
  const { code } = (await ayu.ask('GET', `/api/v1/reservations/${id}`)).body
  await page.getByRole('searchbox').fill(code.toLowerCase())
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Check in Ayu Lestari' }).click()
  await expect(row.getByText('Checked in')).toBeVisible()
  expect((await ayu.ask('GET', `/api/v1/reservations/${id}`)).body.state).toBe('checked_in')
  await page.getByRole('searchbox').fill('')

  await page.getByRole('button', { name: 'Reserve for somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Username').fill('nobody-at-all')
  await dialog.getByRole('button', { name: 'Reserve' }).click()
  await expect(dialog.getByText('Nobody here has this username.')).toBeVisible()
  await dialog.getByLabel('Username').fill(bima.username)
  // the first of them may begin while this is typed
  await dialog.getByLabel('From').selectOption({ index: 1 })
  await dialog.getByRole('button', { name: 'Reserve' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Bima Sakti' })).toBeVisible()
  await expectAccessible(page, 'the front desk')
  const { body } = await bima.ask('GET', '/api/v1/reservations?state=upcoming')
  expect(body.data).toMatchObject([{ area_id: area.id, state: 'active', made_by: 'staff' }])
})
