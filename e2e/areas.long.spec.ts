import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { openArea, savePlan } from './open-area.ts'

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
