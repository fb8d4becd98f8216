import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'balai-sources-'))
  write('apps/web/src/app/routes.tsx', 'export const routes = []')
  write('apps/web/public/icon.svg', '<svg/>')
  write('package-lock.json', '{}')
  write('apps/web/dist/.built-from', ask('fingerprint'))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** As run.mjs does, which TypeScript knows nothing of. */
function ask(name: 'fingerprint' | 'isBuiltFromSources'): string {
  const sources = new URL('web-sources.mjs', import.meta.url).href
  const code = `import { ${name} } from '${sources}'; process.stdout.write(String(${name}(process.argv[1])))`
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code, root], { encoding: 'utf8' })
    .stdout
}

it.each([
  'apps/web/src/app/routes.tsx',
  'apps/web/src/features/door/new-page.tsx',
  'apps/web/public/icon.svg',
  'apps/web/index.html',
  'tsconfig.json',
  'package-lock.json',
])('wants a new build when %s changes', (path) => {
  expect(ask('isBuiltFromSources')).toBe('true')
  write(path, 'changed')
  expect(ask('isBuiltFromSources')).toBe('false')
})

it('wants none when a checkout touched everything, or what leaves no trace in a build changed', () => {
  utimesSync(join(root, 'apps/web/src/app/routes.tsx'), new Date(), new Date())
  write('apps/web/src/api/api-types.gen.d.ts', 'changed')
  write('modules/attendance/door/contract.ts', 'changed')
  expect(ask('isBuiltFromSources')).toBe('true')
})

it('wants one where nobody has built', () => {
  rmSync(join(root, 'apps/web/dist'), { recursive: true })
  expect(ask('isBuiltFromSources')).toBe('false')
})
