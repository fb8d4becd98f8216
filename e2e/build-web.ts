import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Playwright's global setup: the journeys walk through the web app as its sources stand. E2E_BUILD=no takes what was
 * built last, for whoever writes a journey while the sources change.
 */
export default function buildWeb(): void {
  if (process.env.E2E_BUILD === 'no') return
  const script = fileURLToPath(new URL('../scripts/run.mjs', import.meta.url))
  const { status } = spawnSync(process.execPath, [script, 'build', '--when-stale'], {
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error('The web app could not be built; the words of the build stand above.')
}
