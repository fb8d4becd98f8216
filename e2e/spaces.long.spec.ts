import { expect, test } from './journey.ts'
import { expectFocusKept, tabTo } from './keyboard.ts'
import { addPerson } from './people.ts'
import { lookAt, openArea, seatOf, tomorrowMorning } from './seat-scenes.ts'

test('a seat that nobody confirms is free again when its time is over, for everybody who looks', {
  tag: '@desktop',
}, async ({ house, admin, openAs }) => {
  const area = await openArea(admin, { hold_minutes: 1 })
  const [ayu, bima] = await Promise.all([
    openAs(await addPerson(house, admin)),
    openAs(await addPerson(house, admin)),
  ])
  await Promise.all([lookAt(ayu, area), lookAt(bima, area)])
  await seatOf(ayu, area, 0).click()
  await ayu.getByRole('button', { name: 'Reserve', exact: true }).click()
  await expect(ayu.getByRole('timer')).toHaveText(/^0:\d\d$/)
  await expect(seatOf(bima, area, 0)).toHaveAccessibleName(/Held$/)
  await expect(ayu.getByText('10 seconds left to confirm')).toHaveCount(1, { timeout: 70_000 })
  await expect(seatOf(bima, area, 0)).toHaveAccessibleName(/Free$/, { timeout: 30_000 })
  await expect(ayu.getByRole('timer')).toHaveCount(0)
  await expect(ayu.getByRole('button', { name: 'Reserve', exact: true })).toBeVisible()
})

test('who presses a moment too late is told so, and offered others', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin)
  const page = await openAs(await addPerson(house, admin))
  await lookAt(page, area)
  await seatOf(page, area, 0).click()
  await expect(page.getByRole('button', { name: 'Reserve', exact: true })).toBeVisible()
  // what the other one does reaches this page only after it has asked
  let isFirst = true
  await page.route('**/api/v1/reservations', async (route) => {
    if (isFirst && route.request().method() === 'POST') {
      isFirst = false
      const { from, to } = tomorrowMorning()
      const span = { from: from.replace('Z', ':00Z'), to: to.replace('Z', ':00Z') }
      await admin.ask('POST', '/api/v1/reservations', { seat_id: area.seats[0]?.id, ...span })
    }
    await route.continue()
  })
  await page.getByRole('button', { name: 'Reserve', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Somebody else was faster')
  await page.getByRole('button', { name: 'Wait for this seat' }).click()
  await expect(page.getByText('You are in the queue for this seat.')).toBeVisible()
  await page.getByRole('button', { name: `${area.seats[1]?.number}, 10:00 to 12:00` }).click()
  await expect(page.getByRole('timer')).toBeVisible()
})

test('a seat is reserved week after week, and what cannot be had is named', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin, { ahead_days: 20 })
  const page = await openAs(await addPerson(house, admin))
  await lookAt(page, area)
  await seatOf(page, area, 0).click()
  await page.getByRole('button', { name: 'Every week…' }).click()
  const dialog = page.getByRole('dialog', { name: /every week$/ })
  await dialog.getByRole('button', { name: 'Reserve all' }).click()
  await expect(dialog.getByText(/cannot be had$/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByTestId('seat-state')).toHaveText('Yours')
})

test('a seat is found, held and confirmed with the keyboard alone', { tag: '@desktop' }, async ({
  house,
  admin,
  openAs,
}) => {
  const area = await openArea(admin)
  const page = await openAs(await addPerson(house, admin))
  await lookAt(page, area)
  await tabTo(page, seatOf(page, area, 0))
  await page.keyboard.press('ArrowRight')
  await expect(seatOf(page, area, 1)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(seatOf(page, area, 4)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Seat ${area.seats[4]?.number}` })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Reserve', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Held for you' })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Confirm' }))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('seat-state')).toHaveText('Yours')
  await expectFocusKept(page)
  await tabTo(page, page.getByRole('complementary').getByRole('button', { name: 'Close' }), 'Shift+Tab')
  await page.keyboard.press('Escape')
  await expect(seatOf(page, area, 4)).toBeFocused()
  await expect(page).not.toHaveURL(/seat=/)
})
