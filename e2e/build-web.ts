import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const web = `${root}apps/web`

/** Playwright's global setup: the journeys walk through the web app as it is now, not as it was last built. */
export default function buildWeb(): void {
  if (process.env.E2E_BUILD === 'no' || !existsSync(`${web}/index.html`) || !isStale()) return
  const { status } = spawnSync(process.execPath, [`${root}node_modules/vite/bin/vite.js`, 'build'], {
    cwd: web,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error('The web app could not be built; the words of the build stand above.')
}

function isStale(): boolean {
  const built = statSync(`${web}/dist/index.html`, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = globSync(['index.html', 'vite.config.ts', '{src,public}/**/*'], { cwd: web })
  return sources.some((file) => statSync(`${web}/${file}`).mtimeMs > built)
}
