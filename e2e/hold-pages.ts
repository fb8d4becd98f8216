import { expectAccessible, expectReadable } from './axe.ts'
import { expect, test as journey } from './journey.ts'
import { expectNarrow, expectStill, expectTargets, expectWholePage } from './page-promises.ts'
import type { AppPage } from './pages.ts'
import { type Scene, setScene } from './scene.ts'
import { visit } from './visit.ts'

const scenes = new WeakMap<object, Promise<Scene>>()

/** Set once in each house, for all its pages. */
const test = journey.extend<{ scene: Scene }>({
  scene: async ({ house, admin }, use) => {
    const scene = scenes.get(house) ?? setScene(house, admin)
    scenes.set(house, scene)
    await use(await scene)
  },
})

/** Which page has a title: two must not look alike in a row of tabs. */
const titles = new Map<string, string>()

/** A test for each page that shows something as it is opened: what every page promises. */
export function holdPages(pages: readonly AppPage[]): void {
  // a trace of axe is long to write, and its findings need none
  test.use({ contextOptions: { reducedMotion: 'reduce' }, trace: 'off' })
  for (const each of pages.filter(({ empty, act }) => !empty && act === undefined)) holdPage(each)
}

function holdPage(each: AppPage): void {
  test(`${each.name} is whole and accessible in light and dark`, async ({ page, scene }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await visit(page, each, scene)
    await expectWholePage(page)
    const title = await page.title()
    expect(titles.get(title) ?? each.name, `the page named ${title}`).toBe(each.name)
    titles.set(title, each.name)
    await expectStill(page)
    await expectAccessible(page, `${each.name}, light`)
    await expectTargets(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await expectReadable(page, `${each.name}, dark`)
    await expectNarrow(page)
  })
}
