import { expect, type Page } from '@playwright/test'
import { settle } from './visit.ts'

/** As an admin does; the page shows its plan then. Tells its id. */
export async function openArea(page: Page, name: string): Promise<string> {
  await page.goto('/admin/spaces')
  await settle(page)
  await page.getByRole('button', { name: 'New area' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'New area' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Open area' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await settle(page)
  return /spaces\/([^/]+)/.exec(page.url())?.[1] ?? ''
}

export async function savePlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save plan' }).click()
  await expect(page.getByText('Not saved yet')).toHaveCount(0)
}
