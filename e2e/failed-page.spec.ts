import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { expectWholePage } from './page-promises.ts'
import { addPerson } from './people.ts'

test('a page whose code did not come leaves the way to others open, and comes when it is asked for again', {
  tag: '@desktop',
}, async ({ house, admin, openAs, faults }) => {
  faults.expect(/ERR_FAILED|Failed to fetch dynamically imported module/)
  const page = await openAs(await addPerson(house, admin), { serviceWorkers: 'block' })
  await page.goto('/wallet')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.route(/profile-page/, (route) => route.abort())
  await page.goto('/profile')
  await expect(page.getByRole('heading', { name: 'This page could not be opened' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'My tickets' }).first()).toBeVisible()
  await expectWholePage(page)
  await expectAccessible(page, 'a page that failed')
  await page.unroute(/profile-page/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByLabel('Display name')).toBeVisible()
})
