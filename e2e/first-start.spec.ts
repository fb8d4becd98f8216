import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { expectWholePage } from './page-promises.ts'
import { settle } from './visit.ts'

test.use({ empty: true })

test('an empty house leads whoever comes first to make the first account', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/welcome$/)
  await settle(page)
  await expectWholePage(page)
  await expectAccessible(page)
})
