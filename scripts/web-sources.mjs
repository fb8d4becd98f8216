// Whether the web app is built from its sources as they stand. Like run.mjs it needs nothing but some Node.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const web = join(root, 'apps/web')

/** Each build holds the fingerprint of its sources. */
export function isBuiltFromSources() {
  const mark = join(web, 'dist/.built-from')
  return existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint()
}

/** By content, because a checkout or a copy touches every time. */
export function fingerprint() {
  const hash = createHash('sha256')
  for (const path of sources().sort()) hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

/** Types that are written from the API leave no trace in a build. */
function sources() {
  return [
    ...['index.html', 'package.json', 'vite.config.ts'].map((name) => join(web, name)),
    ...['src', 'public'].flatMap((folder) => filesIn(join(web, folder))),
    ...filesIn(join(root, 'modules')).filter((path) => path.endsWith('contract.ts')),
    ...['package-lock.json', 'scripts/build-web.ts'].map((name) => join(root, name)),
  ].filter((path) => !path.endsWith('.d.ts') && existsSync(path))
}

function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}
