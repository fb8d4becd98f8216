import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { chromiumFlags, requireChromium } from './chromium.ts'
import { screens } from './screens.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  testDir: here('.'),
  testMatch: '**/*.spec.ts',
  outputDir: here('test-results'),
  globalSetup: here('build-web.ts'),
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: requireChromium(), args: [...chromiumFlags] },
    locale: 'en-GB',
    timezoneId: 'Asia/Jakarta',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: projects(process.env.BALAI_TESTS),
})

/**
 * A journey runs on both screens, unless its tag names one: test('...', { tag: '@phone' }, ...). `npm test` walks each on
 * one screen, the desktop where both would do; `npm run test:long` walks the rest, and what lasts: `*.long.spec.ts`.
 */
function projects(part: string | undefined) {
  const desktop = { name: 'desktop', use: screens.desktop, grepInvert: /@phone/ }
  const phone = { name: 'phone', use: screens.phone, grepInvert: /@desktop/ }
  if (part === undefined) return [desktop, phone]
  const lasting = '**/*.long.spec.ts'
  if (part === 'short') {
    return [
      { ...desktop, testIgnore: lasting },
      { ...phone, testIgnore: lasting, grep: /@phone/ },
    ]
  }
  return [
    { ...desktop, testMatch: lasting },
    { ...phone, testMatch: lasting },
    { ...phone, name: 'phone too', testIgnore: lasting, grepInvert: /@desktop|@phone/ },
  ]
}
