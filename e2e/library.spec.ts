import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { addPerson, type Person } from './people.ts'
import { settle } from './visit.ts'

test('a member reserves a book, the desk hands it over and takes it back, and both see it', {
  tag: '@phone',
}, async ({ house, admin, openAs }) => {
  const [member, crew] = await Promise.all([
    addPerson(house, admin, { name: 'Ketut Arya' }),
    addPerson(house, admin, { role: 'crew' }),
  ])
  const title = `Layar Terkembang ${Date.now()}`
  await shelve(admin, title, ['new', 'pre_loved'])

  const page = await openAs(member)
  await page.goto('/library')
  await settle(page)
  await page.getByRole('searchbox').fill(title)
  await expect(page.getByRole('article')).toHaveCount(1)
  await expect(page.getByText('2 of 2 free')).toBeVisible()
  await page.getByRole('link', { name: title }).click()
  await settle(page)
  await page.getByRole('radio', { name: 'New' }).check()
  await page.getByRole('button', { name: 'Reserve', exact: true }).click()
  await expect(page.getByText(/Waits for you until/)).toBeVisible()
  await expectAccessible(page)

  const desk = await openAs(crew)
  await desk.goto('/library/desk')
  await settle(desk)
  await desk.getByRole('searchbox').fill('ketut')
  await desk.getByRole('button', { name: `Hand “${title}” over to Ketut Arya` }).click()
  const takeBack = desk.getByRole('button', { name: `Take “${title}” back from Ketut Arya` })
  await expect(takeBack).toBeVisible()
  await expectAccessible(desk)

  await page.goto('/library/loans')
  await settle(page)
  const mine = page.getByRole('article').filter({ hasText: title })
  await expect(mine.getByText('Due in 14 days')).toBeVisible()
  await mine.getByRole('button', { name: `Keep “${title}” longer` }).click()
  await expect(mine.getByText('Due in 28 days')).toBeVisible()
  await expect(mine.getByText('Renewed once already')).toBeVisible()
  await expectAccessible(page)

  await takeBack.click()
  await expect(takeBack).toBeHidden()
  await page.reload()
  await settle(page)
  await expect(page.getByRole('list', { name: 'Before' }).getByRole('link', { name: title })).toBeVisible()
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

/** Drawn by the browser: a picture of a cover's shape. */
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

async function shelve(admin: Person, title: string, conditions: readonly string[]): Promise<void> {
  const { body } = await admin.ask('POST', '/api/v1/titles', { title, author: 'Sutan Takdir Alisjahbana' })
  for (const condition of conditions) {
    const copy = { label: `${condition}-${body.id}`.slice(0, 40), condition }
    await admin.ask('POST', `/api/v1/titles/${body.id}/copies`, copy)
  }
}
