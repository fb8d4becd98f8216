// Whether the web app is built from its sources as they stand. Like run.mjs it needs nothing but some Node.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Each build holds the fingerprint of its sources. `root` is the repository's. */
export function isBuiltFromSources(root) {
  const mark = join(root, 'apps/web/dist/.built-from')
  return existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint(root)
}

/** By content, because a checkout or a copy touches every time. */
export function fingerprint(root) {
  const hash = createHash('sha256')
  for (const path of sourcesIn(root).sort())
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  return hash.digest('hex')
}

/** Of modules and of the API the app takes types alone, which leave no trace in a build. */
function sourcesIn(root) {
  const web = join(root, 'apps/web')
  return [
    ...['index.html', 'package.json', 'tsconfig.json', 'vite.config.ts'].map((name) => join(web, name)),
    ...['src', 'public'].flatMap((folder) => filesIn(join(web, folder))),
    ...['package-lock.json', 'tsconfig.json', 'scripts/build-web.ts'].map((name) => join(root, name)),
  ].filter((path) => !path.endsWith('.d.ts') && existsSync(path))
}

function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}
