import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './people.ts'
import { lookAt, openArea, seatOf, tomorrowMorning } from './seat-scenes.ts'
import { settle } from './visit.ts'

test('two people who look at one map see each other hold, take and let go, and who comes late finds another seat', {
  tag: '@desktop',
}, async ({ house, admin, openAs }) => {
  const area = await openArea(admin)
  const [ayu, bima] = await Promise.all([
    openAs(await addPerson(house, admin)),
    openAs(await addPerson(house, admin)),
  ])
  await Promise.all([lookAt(ayu, area), lookAt(bima, area)])
  const [first, second] = [0, 1].map((place) => area.seats[place]?.number ?? '') as [string, string]

  await seatOf(ayu, area, 0).click()
  await ayu.getByRole('button', { name: 'Reserve', exact: true }).click()
  await expect(ayu.getByRole('timer')).toHaveText(/^[45]:\d\d$/)
  await expect(seatOf(bima, area, 0)).toHaveAccessibleName(`${first}, Desk, Held`)
  await expect(bima.getByRole('status').filter({ hasText: `Seat ${first}: Held` })).toHaveCount(1)

  const confirmed = performance.now()
  await ayu.getByRole('button', { name: 'Confirm' }).click()
  await expect(seatOf(bima, area, 0)).toHaveAccessibleName(`${first}, Desk, Reserved`)
  test.info().annotations.push({
    type: 'milliseconds',
    description: String(Math.round(performance.now() - confirmed)),
  })
  await expect(seatOf(ayu, area, 0)).toHaveAccessibleName(`${first}, Desk, Yours`)

  await seatOf(bima, area, 0).click()
  await expect(bima.getByText('Somebody else has this seat then.')).toBeVisible()
  await expectAccessible(bima, 'a seat that is taken')
  await bima.getByRole('button', { name: `${second}, 10:00 to 12:00` }).click()
  await expect(bima.getByRole('heading', { name: `Seat ${second}` })).toBeVisible()
  await expect(bima.getByRole('timer')).toBeVisible()
  await expect(seatOf(ayu, area, 1)).toHaveAccessibleName(`${second}, Desk, Held`)

  await bima.getByRole('button', { name: 'Let it go' }).click()
  await expect(seatOf(ayu, area, 1)).toHaveAccessibleName(`${second}, Desk, Free`)
  // the same again is another wish, and not the answer to the first one
  await bima.getByRole('button', { name: 'Reserve', exact: true }).click()
  await expect(seatOf(ayu, area, 1)).toHaveAccessibleName(`${second}, Desk, Held`)
})

test('on a phone a seat is held from the list, kept while one looks elsewhere, and a limit is said in words', {
  tag: '@phone',
}, async ({ house, admin, openAs }) => {
  const quotas = [{ role: null, per: 'day', count: 1, minutes: null }]
  const area = await openArea(admin, { quotas })
  const page = await openAs(await addPerson(house, admin))
  await lookAt(page, area, '&view=list')
  await seatOf(page, area, 2).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: 'Reserve', exact: true }).click()
  await expect(sheet.getByRole('timer')).toBeVisible()
  await expectAccessible(page, 'the sheet of a seat')
  await page.goBack()
  await expect(sheet).toHaveCount(0)
  const banner = page.getByRole('region', { name: `Held for you: ${area.name}, ${area.seats[2]?.number}` })
  await expect(banner.getByRole('timer')).toBeVisible()

  await page.goto('/spaces')
  await settle(page)
  await banner.getByRole('link', { name: 'Decide' }).click()
  await sheet.getByRole('button', { name: 'Confirm' }).click()
  await expect(sheet.getByTestId('seat-state')).toHaveText('Yours')
  await sheet.getByRole('button', { name: 'Close' }).click()
  await expect(banner).toHaveCount(0)

  await seatOf(page, area, 3).click()
  await expect(sheet.getByRole('alert')).toContainText('as many reservations here as one person may have')
  await expect(sheet.getByRole('button', { name: 'Reserve', exact: true })).toHaveCount(0)
  await expectAccessible(page, 'a refusal')
})

test('a visitor sees who sits where at which time, and comes back to the seat after logging in', {
  tag: '@desktop',
}, async ({ house, admin, openAs }) => {
  const area = await openArea(admin)
  const member = await addPerson(house, admin)
  const { from, to } = tomorrowMorning()
  const span = { from: from.replace('Z', ':00Z'), to: to.replace('Z', ':00Z') }
  await admin.ask('POST', '/api/v1/reservations', { seat_id: area.seats[0]?.id, ...span })
  const page = await openAs(null)
  await lookAt(page, area)
  await expect(seatOf(page, area, 0)).toHaveAccessibleName(/Reserved$/)
  await seatOf(page, area, 5).click()
  await page.getByRole('link', { name: 'Log in to reserve' }).click()
  await page.getByLabel(/Username/).fill(member.username)
  await page.getByLabel('Password', { exact: true }).fill(member.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('heading', { name: `Seat ${area.seats[5]?.number}` })).toBeVisible()
  await page.getByLabel('From').selectOption({ label: '13:00' })
  await expect(page.getByLabel('To', { exact: true })).toHaveValue(
    String(Date.parse(span.to) + 3 * 3_600_000),
  )
  await page.goBack()
  await expect(page.getByLabel('From')).toHaveValue(String(Date.parse(span.from)))
})
