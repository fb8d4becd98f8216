// The first thing that runs after `git clone`: needs nothing but some Node and npm, and sees to the rest.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import module from 'node:module'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { fingerprint, isBuiltFromSources } from './web-sources.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const oldestNode = 24
const [command = 'serve', ...rest] = process.argv.slice(2)

/** What each word runs; any other word is a command of `balai` itself. */
const scripts = {
  dev: [join(root, 'scripts/dev.ts'), ...rest],
  test: [join(root, 'scripts/test.ts'), ...rest],
  'test:long': [join(root, 'scripts/test.ts'), '--long', ...rest],
  'api-types': [join(root, 'scripts/write-api-types.ts'), ...rest],
  bench: [join(root, 'bench/run.ts'), ...rest],
  e2e: [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', join(root, 'e2e'), ...rest],
  screenshots: [join(root, 'e2e/screenshots.ts'), ...rest],
}

installWhenStale()
if (command === 'serve') buildWhenStale()
if (command === 'build') process.exit(isDone() ? 0 : (buildWeb() ?? 1))
else if (command in scripts) runNode(scripts[command])
else if (isNewEnough(process.version)) await runHere()
else runNode([...process.execArgv, join(root, 'apps/server/cli.ts'), command, ...rest])

function installWhenStale() {
  const installed = join(root, 'node_modules/.package-lock.json')
  const wanted = join(root, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  process.stderr.write('Installing dependencies (npm ci), this once...\n')
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  })
  if (status !== 0) giveUp('npm ci failed; its words stand above.', status ?? 1)
}

/** Without the tools of a build, as in an image, the web app is what it is. A build that fails closes no house. */
function buildWhenStale() {
  if (!existsSync(join(root, 'node_modules/vite')) || isBuiltFromSources(root)) return
  process.stderr.write('Building the web app, this once...\n')
  if (buildWeb() !== 0)
    process.stderr.write('The web app could not be built; Balai opens with what there is.\n')
}

/** `build --when-stale`, for whoever needs a build and cares not when it was made. */
function isDone() {
  return rest.includes('--when-stale') && isBuiltFromSources(root)
}

function buildWeb() {
  const env = pinnedEnvironment()
  const { status } = spawnSync(findNode(env), [join(root, 'scripts/build-web.ts'), fingerprint(root)], {
    cwd: root,
    env,
    stdio: ['ignore', process.stderr, process.stderr],
  })
  return status
}

/** Once Node 24 runs this file, the server needs no process of its own: less memory, and signals reach it directly. */
async function runHere() {
  // Later starts find their code compiled: half the time, and 20 MB less, which the stripping of types would take.
  module.enableCompileCache(join(root, 'node_modules/.cache/balai'))
  process.argv = [process.argv[0], join(root, 'apps/server/cli.ts'), command, ...rest]
  await import('../apps/server/cli.ts')
}

function runNode(args) {
  const environment = pinnedEnvironment()
  const node = findNode(environment)
  const child = spawn(node, args, { cwd: process.cwd(), env: environment, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

function pinnedEnvironment() {
  return { ...process.env, PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH }
}

/** The runtime that the lockfile pins; where the registry has none for this machine, the one that is installed. */
function findNode(environment) {
  const { stdout } = spawnSync('node', ['--version'], {
    env: environment,
    shell: process.platform === 'win32',
  })
  if (isNewEnough(String(stdout))) return 'node'
  return giveUp(
    `Balai needs Node.js ${oldestNode} or newer, and no pinned one exists for ${process.platform}-${process.arch}: install it from nodejs.org.`,
  )
}

function isNewEnough(version) {
  return Number(/^v(\d+)/.exec(version)?.[1]) >= oldestNode
}

function giveUp(sentence, status = 1) {
  process.stderr.write(`${sentence}\n`)
  process.exit(status)
}
