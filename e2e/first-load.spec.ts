import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { createEvent } from './box-office.ts'
import { expect, test } from './journey.ts'
import { settle } from './visit.ts'

const budget = 250_000

const pages = [
  { path: '/', last: 'Malam Keroncong' },
  // the event is on the device, so everything that packs it has been loaded
  { path: '/door', last: 'Packed: works without network' },
] as const

for (const { path, last } of pages) {
  test(`the first load of ${path} is at most 250 KB of compressed JavaScript`, { tag: '@phone' }, async ({
    admin,
    openAs,
  }) => {
    await createEvent(admin)
    const page = await openAs(admin)
    const scripts = collectScripts(page)
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(last).first()).toBeVisible()
    await settle(page)
    const sizes = await scripts()
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    expect(total, [...sizes].map(([url, size]) => `${size} ${url}`).join('\n')).toBeLessThanOrEqual(budget)
  })
}

/** What the page itself asks for; what the service worker lays up for later comes after the first load. */
function collectScripts(page: Page): () => Promise<Map<string, number>> {
  const sizes = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script' || response.request().serviceWorker() !== null) return
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    )
  })
  return async () =>
    new Map(await Promise.all([...sizes].map(async ([url, size]) => [url, await size] as const)))
}
