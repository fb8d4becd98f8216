// The first thing that runs after `git clone`: needs nothing but some Node and npm, and sees to the rest.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import module from 'node:module'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const oldestNode = 24
const [command = 'serve', ...rest] = process.argv.slice(2)

/** What each word runs; any other word is a command of `balai` itself. */
const scripts = {
  dev: ['--watch', '--watch-preserve-output', join(root, 'apps/server/cli.ts'), 'serve', ...rest],
  test: [join(root, 'scripts/test.ts'), ...rest],
  'test:long': [join(root, 'scripts/test.ts'), '--long', ...rest],
  'api-types': [join(root, 'scripts/write-api-types.ts'), ...rest],
  bench: [join(root, 'bench/run.ts'), ...rest],
}

installWhenStale()
if (command in scripts) runNode(scripts[command])
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

/** Once Node 24 runs this file, the server needs no process of its own: less memory, and signals reach it directly. */
async function runHere() {
  // Later starts find their code compiled: half the time, and 20 MB less, which the stripping of types would take.
  module.enableCompileCache(join(root, 'node_modules/.cache/balai'))
  process.argv = [process.argv[0], join(root, 'apps/server/cli.ts'), command, ...rest]
  await import('../apps/server/cli.ts')
}

function runNode(args) {
  const environment = { ...process.env, PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH }
  const node = findNode(environment)
  const child = spawn(node, args, { cwd: process.cwd(), env: environment, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
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
