import { defineConfig } from 'vitest/config'

/** `npm run test:long` takes the long suites alone; `npm test` all the others. */
const long = process.env.BALAI_TESTS === 'long'

export default defineConfig({
  test: {
    include: [long ? '**/*.long.test.ts' : '**/*.test.ts'],
    exclude: ['**/node_modules/**', 'e2e/**', ...(long ? [] : ['**/*.long.test.ts'])],
    globalSetup: ['packages/testing/global-setup.ts'],
    isolate: false,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: long ? 600_000 : 60_000,
    hookTimeout: 60_000,
  },
})
