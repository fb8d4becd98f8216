import { expect, type Page } from '@playwright/test'
import type { AppPage } from './pages.ts'
import { signIn } from './people.ts'
import type { Scene } from './scene.ts'

/** Goes to a page as the one who belongs there, and waits until it stands still. */
export async function visit(browser: Page, page: AppPage, scene: Scene): Promise<void> {
  if (page.who !== 'stranger') await signIn(browser.context(), scene.house, scene.people[page.who])
  await browser.goto(scene.house.url + (typeof page.path === 'string' ? page.path : page.path(scene)))
  if (page.ready !== undefined) await expect(browser.locator(page.ready).first()).toBeVisible()
  await settle(browser)
  await page.act?.(browser, scene)
}

/** No live page is ever idle on the network, so this looks at what people see: a heading, and nothing that loads. */
export async function settle(browser: Page): Promise<void> {
  await expect(browser.locator('h1').first()).toBeVisible()
  await expect(
    browser.locator('[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root'),
  ).toHaveCount(0)
  await browser.evaluate(async () => {
    await document.fonts.ready
    // what is about to move has moved
    await Promise.allSettled(document.getAnimations().map((each) => (isEndless(each) ? null : each.finished)))
    function isEndless(animation: Animation): boolean {
      return animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY
    }
  })
}
