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
  // a journey runs on both, unless its tag names one: test('...', { tag: '@phone' }, ...)
  projects: [
    { name: 'desktop', use: screens.desktop, grepInvert: /@phone/ },
    { name: 'phone', use: screens.phone, grepInvert: /@desktop/ },
  ],
})
