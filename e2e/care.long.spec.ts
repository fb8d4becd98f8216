import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { settle } from './visit.ts'

test.use({ empty: true })

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
