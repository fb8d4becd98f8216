import { readFile } from 'node:fs/promises'
import { expectAccessible } from './axe.ts'
import { addTicketType, createEvent } from './box-office.ts'
import { expect, test } from './journey.ts'
import { settle } from './visit.ts'

const rows = 2_000
/** Each fortieth is no address. */
const isBad = (row: number) => row % 40 === 0
const bad = Array.from({ length: rows }, (_, row) => row).filter(isBad).length

function guestList(): { name: string; mimeType: string; buffer: Buffer } {
  const lines = ['name,email,type']
  for (let row = 0; row < rows; row += 1)
    lines.push(`Tamu ${row},${isBad(row) ? 'not an address' : `tamu${row}@balai.test`},Umum`)
  return { name: 'guests.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
}

test('a guest list is imported but for its wrong rows, which are told one by one', async ({
  admin,
  openAs,
}) => {
  const event = await createEvent(admin)
  await addTicketType(admin, event, 'Umum')
  const page = await openAs(admin)
  await page.goto(`/events/${event.id}/organise/imports`)
  await settle(page)
  await page.locator('input[type="file"]').setInputFiles(guestList())
  await page.getByLabel('Leave out what is wrong').check()
  await page.getByRole('button', { name: 'Import guests' }).click()
  await expect(page).toHaveURL(/\/organise\/imports\/[\w-]+$/)
  await expect(page.getByText('Done, but for the wrong rows')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('2,000 of 2,000')).toBeVisible()
  await expect(page.getByText(`Tickets made: ${(rows - bad).toLocaleString('en')}.`)).toBeVisible()

  // the header is line 1
  await expect(page.getByRole('row', { name: /Line 2/ }).first()).toContainText('email')
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'Wrong rows' }).locator('tbody tr')).toHaveCount(bad)
  await expectAccessible(page)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download as CSV' }).click()
  const file = await readFile(await (await downloading).path(), 'utf8')
  expect(file.trim().split('\n')).toHaveLength(bad + 1)
  expect(file).toContain('2,email,')

  await page.getByRole('link', { name: 'Board' }).click()
  await expect(page.getByText(`of ${(rows - bad).toLocaleString('en')}`)).toBeVisible()
})

test('one wrong row refuses the whole list when all or nothing is wanted', async ({ admin, openAs }) => {
  const event = await createEvent(admin)
  await addTicketType(admin, event, 'Umum')
  const page = await openAs(admin)
  await page.goto(`/events/${event.id}/organise/imports`)
  await settle(page)
  await page.getByRole('button', { name: 'Import guests' }).click()
  await expect(page.getByText('Choose a CSV file first.')).toBeVisible()
  await page.locator('input[type="file"]').setInputFiles(guestList())
  await page.getByRole('button', { name: 'Import guests' }).click()
  await expect(page.getByText('Nothing was imported')).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  const { body } = await admin.ask('GET', `/api/v1/events/${event.id}/tickets`)
  expect(body.data).toEqual([])
  await page.getByRole('link', { name: 'All guest lists' }).click()
  await expect(page.getByRole('row', { name: /Refused/ })).toBeVisible()
})

test('the progress of an import moves while one looks', async ({ admin, openAs }) => {
  const event = await createEvent(admin)
  await addTicketType(admin, event, 'Umum')
  const page = await openAs(admin)
  const told: string[] = []
  await page.exposeFunction('tellProgress', (text: string) => told.push(text))
  await page.addInitScript(watchProgress)
  await page.goto(`/events/${event.id}/organise/imports`)
  await settle(page)
  const lines = ['name,type', ...Array.from({ length: 60_000 }, (_, row) => `Tamu ${row},Umum`)]
  const buffer = Buffer.from(lines.join('\n'))
  await page.locator('input[type="file"]').setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Import guests' }).click()
  await expect(page.getByText('All guests have a ticket')).toBeVisible({ timeout: 50_000 })
  await expect(page.getByText('60,000 of 60,000')).toBeVisible()
  expect(new Set(told.filter((text) => /^[1-9][\d,]* of 60,000$/.test(text))).size).toBeGreaterThan(1)
})

/** Runs in the page: each word that changes, as somebody who looks would see it. */
function watchProgress(): void {
  new MutationObserver((changes) => {
    for (const { target } of changes)
      if (target.nodeType === Node.TEXT_NODE)
        (globalThis as unknown as { tellProgress(text: string): void }).tellProgress(target.textContent ?? '')
  }).observe(document, { subtree: true, characterData: true })
}
