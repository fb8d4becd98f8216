import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import { chromiumFlags } from './chromium.ts'
import { cameraFlags, writeCameraVideo } from './fake-camera.ts'
import { type Faults, watchFaults } from './guards.ts'
import { type House, openHouse } from './house.ts'
import { type KeptBrowser, openKeptBrowser } from './kept-browser.ts'
import { type Person, registerAdmin, signIn } from './people.ts'

export { expect }

interface FurnishedHouse {
  readonly house: House
  readonly admin: Person
}

interface Journey {
  /** `test.use({ empty: true })`: a house of one's own in which nobody has an account yet. */
  empty: boolean
  /** Otherwise the house is the worker's: journeys make people and events of their own in it. */
  house: House
  /** The first account; in an empty house it is registered as soon as it is asked for. */
  admin: Person
  /** What must not happen in any browser of the journey. */
  faults: Faults
  /** A page of another browser window, in which this person is logged in; null: nobody. */
  openAs: (person: Person | null, options?: BrowserContextOptions) => Promise<Page>
  /** The same with a camera that sees the QRs of these texts, one after the other, for ever. */
  openWithCamera: (texts: readonly string[], person: Person) => Promise<Page>
  /** A browser that can be killed and opened again on the same profile. */
  openKept: () => Promise<KeptBrowser>
}

export const test = base.extend<Journey, { furnished: () => Promise<FurnishedHouse> }>({
  furnished: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      let opened: Promise<FurnishedHouse> | undefined
      await use(() => {
        opened ??= furnishHouse()
        return opened
      })
      await (await opened)?.house.close()
    },
    { scope: 'worker' },
  ],
  empty: [false, { option: true }],
  house: async ({ empty, furnished }, use, testInfo) => {
    const house = empty ? await openHouse() : (await furnished()).house
    await use(house)
    if (testInfo.errors.length > 0) await testInfo.attach('house.log', { body: house.output() })
    if (empty) await house.close()
  },
  admin: async ({ empty, furnished, house }, use) => {
    await use(empty ? await registerAdmin(house) : (await furnished()).admin)
  },
  baseURL: async ({ house }, use) => await use(house.url),
  faults: [
    async ({ browser, house }, use) => {
      const faults = watchFaults(house.url)
      browser.on('context', faults.watch)
      await use(faults)
      browser.off('context', faults.watch)
      expect(faults.list(), 'what no page may do').toEqual([])
    },
    { auto: true },
  ],
  openAs: async ({ browser, house }, use) => {
    const opened: Page[] = []
    await use(async (person, options) => {
      const page = await openPage(browser, house, person, options)
      opened.push(page)
      return page
    })
    for (const page of opened) await page.context().close()
  },
  openWithCamera: async ({ playwright, house, faults }, use, testInfo) => {
    const browsers: Browser[] = []
    await use(async (texts, person) => {
      const video = testInfo.outputPath(`camera-${browsers.length}.y4m`)
      await writeCameraVideo(video, texts)
      const browser = await playwright.chromium.launch({ args: [...chromiumFlags, ...cameraFlags(video)] })
      browsers.push(browser)
      browser.on('context', faults.watch)
      return await openPage(browser, house, person, { permissions: ['camera'] })
    })
    for (const browser of browsers) await browser.close()
  },
  openKept: async ({ playwright, faults }, use) => {
    const profiles: string[] = []
    const contexts: BrowserContext[] = []
    await use(async () => {
      const profile = await mkdtemp(join(tmpdir(), 'balai-profile-'))
      profiles.push(profile)
      return await openKeptBrowser(playwright.chromium, profile, (context) => {
        contexts.push(context)
        faults.watch(context)
      })
    })
    for (const context of contexts) await context.close()
    for (const profile of profiles) await rm(profile, { recursive: true, force: true })
  },
})

async function furnishHouse(): Promise<FurnishedHouse> {
  // letters lead somewhere, and the receivers of webhooks run on this machine
  const house = await openHouse({ PUBLIC_URL: 'http://balai.example', WEBHOOK_PRIVATE_TARGETS: 'on' })
  return { house, admin: await registerAdmin(house) }
}

async function openPage(
  browser: Browser,
  house: House,
  person: Person | null,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options)
  if (person !== null) await signIn(context, house, person)
  return await context.newPage()
}
