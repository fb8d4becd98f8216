import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './people.ts'
import { settle } from './visit.ts'

// on or off is the whole house's
test.use({ empty: true })

const typed = 'amoxicillin'

const header = 'name,short_composition1,short_composition2'
const csv = (rows: readonly string[]) => ({
  name: 'medicines.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([header, ...rows].join('\n')),
})

test('a table of medicines is refused with its wrong rows, and imported once they are right', async ({
  admin,
  openAs,
}) => {
  const page = await openAs(admin)
  await page.goto('/admin/medicines')
  await settle(page)
  await page.getByRole('switch', { name: 'Offer the medicine look-up' }).check()
  await page.getByRole('button', { name: 'Import table' }).click()
  await expect(page.getByText('Choose a CSV file first.')).toBeVisible()

  const file = page.locator('input[type="file"]')
  await file.setInputFiles(csv(['Satu,Aspirin (50mg),', ',Aspirin (50mg),', 'Kosong,,']))
  await page.getByRole('button', { name: 'Import table' }).click()
  await expect(page.getByRole('alert')).toContainText('Nothing was imported: 2 rows are wrong.')
  await expect(page.getByRole('row', { name: /Line 3/ })).toContainText('The name is missing.')
  await expect(page.getByRole('row', { name: /Line 4/ })).toContainText('No ingredient is named.')
  await expect(page.getByText('Demonstration only')).toBeVisible()
  await expectAccessible(page)

  const rows = Array.from({ length: 30_000 }, (_, row) => `Obat ${row},Aspirin (${row + 1}mg),`)
  await file.setInputFiles(csv(rows))
  await page.getByRole('button', { name: 'Import table' }).click()
  await expect(page.getByText('The table has 30000 products now.')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('30,000', { exact: true })).toBeVisible()
  await expect(page.getByText('Imported', { exact: true })).toBeVisible()
})

test('medicines are looked up only where an admin wants it, what is ambiguous is asked, and no word is kept', {
  tag: '@desktop',
}, async ({ house, admin, openAs }) => {
  const member = await addPerson(house, admin)
  const [desk, page] = [await openAs(admin), await openAs(member)]
  await page.goto('/medicines')
  await settle(page)
  await expect(page.getByText('This house has not turned the medicine look-up on.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Medicines' })).toHaveCount(0)

  await desk.goto('/admin/medicines')
  await settle(desk)
  await desk.getByRole('switch', { name: 'Offer the medicine look-up' }).check()
  await expect(desk.getByText('Demonstration only')).toBeVisible()
  await expect(desk.getByRole('link', { name: 'Medicines', exact: true })).toBeVisible()
  await expectAccessible(desk)

  await page.goto('/')
  await page.getByRole('link', { name: 'Medicines' }).click()
  await settle(page)
  const warning = page.getByRole('complementary', { name: 'This is information, not medical advice' })
  await expect(warning).toContainText('Tanyakan kepada dokter atau apoteker')
  await expect(warning.getByRole('button')).toHaveCount(0)

  const field = page.getByRole('combobox', { name: 'Name of the medicine' })
  await field.pressSequentially(typed)
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectAccessible(page)
  // no suggestion is chosen, so the text itself is asked for
  await field.press('Enter')
  await expect(page.getByRole('heading', { name: 'Which one do you mean?' })).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Amoxicillin 500 mg capsule/ }).click()
  const products = page.getByRole('list', { name: 'Like Amoxicillin 500 mg capsule' })
  await expect(products.getByRole('heading', { level: 3 }).first()).toHaveText('Amoxicillin 500 mg tablet')
  await expect(products.getByText('Same ingredients, same strengths')).toHaveCount(1)
  await expect(products.getByText(/Clavulanic acid.*only in this one/).first()).toBeVisible()
  await expectAccessible(page)

  await field.fill('paracetamol with caf')
  await page.getByRole('option').first().waitFor()
  await field.press('ArrowDown')
  await field.press('Enter')
  await expect(page.getByRole('heading', { name: /^Like Paracetamol with caffeine/ })).toBeFocused()

  expect(page.url()).toBe(`${house.url}/medicines`)
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
  )
  expect(kept.toLowerCase()).not.toMatch(/amoxicillin|paracetamol/)

  await desk.getByRole('switch', { name: 'Offer the medicine look-up' }).uncheck()
  await expect(desk.getByText('The look-up is off.')).toBeVisible()
  await page.goto('/medicines')
  await settle(page)
  await expect(page.getByText('This house has not turned the medicine look-up on.')).toBeVisible()
})
