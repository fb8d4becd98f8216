import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { openArea, savePlan } from './open-area.ts'
import { settle } from './visit.ts'

test('a plan that is refused stays as it was drawn, and nobody leaves it by mistake', {
  tag: '@desktop',
}, async ({ admin, openAs }) => {
  const page = await openAs(admin)
  const number = `Pojok ${Date.now()}`
  await openArea(page, `Ruang Awan ${Date.now()}`)
  await page.getByRole('button', { name: 'Add seat' }).click()
  await page.getByRole('textbox', { name: 'Number' }).fill(number)
  await savePlan(page)

  await openArea(page, `Ruang Hujan ${Date.now()}`)
  await page.getByRole('button', { name: 'Add several' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add several' })
  await dialog.getByLabel('How many').fill('4')
  await dialog.getByRole('button', { name: 'Add seats' }).click()
  await expect(page.getByText('4 seats selected')).toBeVisible()
  await page.getByRole('button', { name: /-02, Desk/ }).click()
  await page.getByRole('textbox', { name: 'Number' }).fill(number.toLowerCase())
  await page.getByRole('button', { name: 'Save plan' }).click()
  await expect(page.getByRole('alert')).toContainText('Another seat in the house has this number.')
  await expect(page.getByRole('alert').getByRole('button', { name: number.toLowerCase() })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Hours' }).click()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('region', { name: /^Plan of/ }).getByRole('button')).toHaveCount(4)
  await page.getByRole('textbox', { name: 'Number' }).fill(`${number} B`)
  await savePlan(page)
  await page.getByRole('link', { name: 'Hours' }).click()
  await expect(page).toHaveURL(/\/hours$/)
})

test('an admin opens an area, draws its desks by keys and pointer, and gives it hours past midnight', {
  tag: '@desktop',
}, async ({ admin, openAs }) => {
  const page = await openAs(admin)
  const areaId = await openArea(page, `Ruang Bintang ${Date.now()}`)

  await page.getByRole('button', { name: 'Add seat' }).click()
  const first = page.getByRole('button', { name: /^\S+-01, Desk/ })
  await expect(first).toBeFocused()
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowRight'])
    await page.keyboard.press(key)
  await expect(first).toHaveAccessibleName(/column 3, row 2, 2 by 1/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+z')
  await expect(first).toHaveAccessibleName(/column 3, row 2, 2 by 1/)

  await page.getByRole('button', { name: 'Add seat' }).click()
  const second = page.getByRole('button', { name: /^\S+-02, Desk/ })
  await drag(page, second, first)
  await expect(second).toHaveAccessibleName(/column 3, row 2, .*stands on/)
  await expect(page.getByText('1 seat cannot be saved like this')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+z')

  await page.getByRole('button', { name: 'Add by pressing the plan' }).click()
  const board = page.getByRole('region', { name: /^Plan of/ })
  await board.click({ position: { x: 300, y: 200 } })
  await page.getByRole('textbox', { name: 'Number' }).fill('Jendela')
  await savePlan(page)

  await page.getByRole('link', { name: 'Hours' }).click()
  await page.getByRole('button', { name: 'Add hours: Friday' }).click()
  await page.getByLabel('Friday: opens').last().fill('21:00')
  await page.getByLabel('Friday: closes').last().fill('02:00')
  await expect(page.getByText('Until 02:00 on the next day')).toBeVisible()
  await page.getByRole('button', { name: 'Copy the hours of Friday' }).click()
  await page.getByRole('menuitem', { name: 'To Saturday' }).click()
  await page.getByRole('button', { name: 'Save hours' }).click()
  const hours = async () => (await admin.ask('GET', `/api/v1/areas/${areaId}`)).body.opening_hours
  await expect.poll(hours).toContainEqual({ weekday: 6, opens_minute: 21 * 60, closes_minute: 26 * 60 })

  await page.reload()
  await settle(page)
  await expect(page.getByText('Until 02:00 on the next day')).toHaveCount(2)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await expect(first).toHaveAccessibleName(/column 3, row 2, 2 by 1/)
  await expect(page.getByRole('button', { name: /^Jendela, Desk/ })).toBeVisible()
  await expect(board.getByRole('button')).toHaveCount(3)
})

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (start === null || end === null) throw new Error('There is nothing to drag.')
  const inside = 10
  await page.mouse.move(start.x + inside, start.y + inside)
  await page.mouse.down()
  await page.mouse.move(end.x + inside, end.y + inside, { steps: 5 })
  await page.mouse.up()
}
