import { expectAccessible } from './axe.ts'
import { expect, test as journey } from './journey.ts'
import { expectWholePage } from './page-promises.ts'
import { pages } from './pages.ts'
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

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const each of pages.filter(({ empty }) => !empty))
  test(`${each.name} is whole and accessible in light and dark`, async ({ page, scene }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await visit(page, each, scene)
    await expectWholePage(page)
    await expectAccessible(page, `${each.name}, light`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await expectAccessible(page, `${each.name}, dark`)
  })
