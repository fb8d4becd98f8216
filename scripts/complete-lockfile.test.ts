import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { missingPackages } from './complete-lockfile.ts'

const readLockfile = () => JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))

it('has a lockfile that npm ci takes, with the packages of every platform', () => {
  const missing = Object.keys(missingPackages(readLockfile()))
  expect(missing, 'mend it by: npx node scripts/complete-lockfile.ts').toEqual([])
})

it('knows what to put back for a platform whose package the registry lacks', () => {
  const lockfile = readLockfile()
  const { 'node_modules/@swc/core-linux-arm64-musl': removed, ...packages } = lockfile.packages
  expect(missingPackages({ packages })).toEqual({
    'node_modules/@swc/core-linux-arm64-musl': {
      version: removed.version,
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['arm64'],
      libc: ['musl'],
    },
  })
})
