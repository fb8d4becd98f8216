import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import buildWeb from './build-web.ts'
import { chromiumFlags, requireChromium } from './chromium.ts'
import { type House, openHouse } from './house.ts'
import { type AppPage, pages } from './pages.ts'
import { registerAdmin } from './people.ts'
import { type Scene, setScene } from './scene.ts'
import { type Screen, screens } from './screens.ts'
import { visit } from './visit.ts'

/** One picture of one page. */
interface Shot {
  readonly page: AppPage
  readonly screen: Screen
  readonly scheme: 'light' | 'dark'
  readonly language: string
}

const usage = `npm run screenshots -- [--only name,...] [--screen phone,desktop] [--scheme light,dark] [--language en,id] [--full] [--docs]
Pages: ${pages.map(({ name }) => name).join(' ')}`

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    screen: { type: 'string', default: 'phone,desktop' },
    scheme: { type: 'string', default: 'light,dark' },
    language: { type: 'string', default: 'en' },
    full: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const directory = fileURLToPath(new URL(options.docs ? '../docs/images' : '../screenshots', import.meta.url))
const largestInDocs = 150_000

if (options.help) console.log(usage)
else process.exitCode = (await takeAll()) ? 0 : 1

async function takeAll(): Promise<boolean> {
  const shots = options.docs ? shotsForDocs() : shotsAsked()
  if (shots.length === 0) throw new Error(usage)
  buildWeb()
  mkdirSync(directory, { recursive: true })
  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...chromiumFlags] })
  const furnished = await openHouse()
  const empty = await openHouse()
  try {
    const scene = await setScene(furnished, await registerAdmin(furnished))
    const taken = []
    for (const shot of shots) taken.push(await take(browser, shot, scene, empty))
    return taken.every(Boolean)
  } finally {
    await browser.close()
    await furnished.close()
    await empty.close()
  }
}

function among(list: string | undefined, name: string): boolean {
  return list?.split(',').includes(name) ?? true
}

function shotsAsked(): Shot[] {
  return pages
    .filter(({ name }) => among(options.only, name))
    .flatMap((page) =>
      (['phone', 'desktop'] as const)
        .filter((screen) => among(options.screen, screen))
        .flatMap((screen) =>
          (['light', 'dark'] as const)
            .filter((scheme) => among(options.scheme, scheme))
            .flatMap((scheme) =>
              options.language.split(',').map((language) => ({ page, screen, scheme, language })),
            ),
        ),
    )
}

function shotsForDocs(): Shot[] {
  return pages.flatMap((page) => {
    if (page.docs === undefined) return []
    const [screen, scheme] = page.docs
    return [{ page, screen, scheme, language: 'en' }]
  })
}

async function take(browser: Browser, shot: Shot, scene: Scene, empty: House): Promise<boolean> {
  const { page, screen, scheme, language } = shot
  const name = options.docs ? page.name : [page.name, screen, scheme, language].join('-')
  const path = join(directory, `${name}.png`)
  const context = await browser.newContext({
    ...screens[screen],
    colorScheme: scheme,
    locale: language,
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
    permissions: ['camera'],
  })
  try {
    const tab = await context.newPage()
    const fault = await visit(tab, page, page.empty ? { ...scene, house: empty } : scene).then(
      () => null,
      (error: Error) => error.message.split('\n', 1)[0],
    )
    await tab.screenshot({ path, fullPage: options.full, animations: 'disabled', scale: 'css' })
    const heavy = options.docs && statSync(path).size > largestInDocs
    console.log(`${fault === null && !heavy ? '✓' : '✗'} ${path}${fault === null ? '' : `: ${fault}`}`)
    if (heavy) console.log(`  ${statSync(path).size} bytes are too many for the documentation`)
    return fault === null && !heavy
  } finally {
    await context.close()
  }
}
