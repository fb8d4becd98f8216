import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { addPerson } from './people.ts'
import { settle } from './visit.ts'

test('the desk lends the last copy to somebody who stands there, and who else wants it ends renewals', async ({
  house,
  admin,
  openAs,
}) => {
  const [reader, other, crew] = await Promise.all([
    addPerson(house, admin, { name: 'Made Wirawan' }),
    addPerson(house, admin),
    addPerson(house, admin, { role: 'crew' }),
  ])
  const title = `Atheis ${Date.now()}`
  const { body: book } = await admin.ask('POST', '/api/v1/titles', { title, author: 'Achdiat K. Mihardja' })
  await admin.ask('POST', `/api/v1/titles/${book.id}/copies`, { label: `AT-${Date.now()}`, condition: 'new' })

  const desk = await openAs(crew)
  await desk.goto('/library/desk')
  await settle(desk)
  await desk.getByRole('button', { name: 'Lend a book' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Lend a book' })
  await dialog.getByRole('combobox', { name: 'Book' }).fill(title)
  await desk.getByRole('option', { name: title }).click()
  await dialog.getByLabel('Username').fill('nobody-of-this-house')
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await expect(dialog.getByLabel('Username')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(desk)
  await dialog.getByLabel('Username').fill(reader.username)
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await expect(dialog).toBeHidden()
  await expect(desk.getByRole('row', { name: new RegExp(title) })).toContainText('Due in 14 days')

  const wisher = await openAs(other)
  await wisher.goto(`/library/${book.id}`)
  await settle(wisher)
  await wisher.getByRole('button', { name: 'Tell them I want it' }).click()
  await expect(wisher.getByText('Noted: somebody waits for this book')).toBeVisible()
  await expectAccessible(wisher)

  const holder = await openAs(reader)
  await holder.goto('/library/loans')
  await settle(holder)
  await holder.getByRole('button', { name: `Keep “${title}” longer` }).click()
  await expect(holder.getByRole('alert')).toHaveText('Somebody else waits for this book; please return it.')
})

test('an admin adds a title with an ISBN, its cover and a copy, and each mistake is told', {
  tag: '@desktop',
}, async ({ admin, openAs }) => {
  const page = await openAs(admin)
  const title = `Tenggelamnya Kapal ${Date.now()}`
  await page.goto('/admin/library/new')
  await settle(page)
  await page.getByLabel('ISBN').fill('978-0-306-40615-8')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Author').fill('Hamka')
  await expect(page.getByText('look for a mistyped digit')).toBeVisible()
  await page.getByLabel('ISBN').fill('')
  await page.getByRole('button', { name: 'Add title' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await settle(page)

  await page.getByRole('button', { name: 'Add copy' }).click()
  const label = `TK-${Date.now()}`
  await page.getByRole('dialog').getByLabel('Label').fill(label)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: new RegExp(label) })).toContainText('Free')

  const files = page.locator('input[type="file"]')
  await files.setInputFiles({ name: 'cover.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') })
  await expect(page.getByText('Send a picture as JPEG, PNG or WebP.')).toBeVisible()
  await files.setInputFiles({ name: 'cover.png', mimeType: 'image/png', buffer: await picture(page) })
  await expect(page.getByRole('img', { name: 'The new cover, as it would look' })).toBeVisible()
  await page.getByRole('button', { name: 'Use as cover' }).click()
  await expect(page.getByText('The cover is saved.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove cover' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'As members see it' }).click()
  await settle(page)
  const cover = page.locator('main img')
  await expect.poll(() => cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
})

async function picture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 450 })
    const pen = canvas.getContext('2d')
    if (pen !== null) {
      pen.fillStyle = '#006758'
      pen.fillRect(0, 0, 300, 450)
    }
    return canvas.toDataURL('image/png')
  })
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}
