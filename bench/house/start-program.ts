import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }

export interface Program {
  readonly url: string
  readonly pid: number
  /** From the start of the process until `/health` said 200. */
  readonly readyMs: number
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts Balai with what `npm start` runs, on a free port, with these settings and no others of ours. */
export async function startProgram(
  settings: Readonly<Record<string, string>>,
  started: AsyncDisposableStack,
): Promise<Program> {
  const begin = performance.now()
  const child = runProgram(manifest.scripts.start, settings)
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  started.defer(stop)
  const url = await readUrl(child)
  const health = await fetch(`${url}/health`)
  if (!health.ok) throw new Error(`GET /health answered ${health.status}`)
  return {
    url,
    pid: child.pid ?? 0,
    readyMs: performance.now() - begin,
    stop,
  }
}

/** Brings a server's database to the newest version. */
export async function migrateDatabase(settings: Readonly<Record<string, string>>): Promise<void> {
  const child = runProgram(manifest.scripts.balai, settings, ['migrate'])
  child.stdout.resume()
  const [status] = await once(child, 'exit')
  if (status !== 0) throw new Error(`"balai migrate" ended with status ${status}`)
}

function runProgram(
  script: string,
  settings: Readonly<Record<string, string>>,
  more: readonly string[] = [],
) {
  const [, ...args] = script.split(' ')
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, [...args, ...more], {
    cwd: root,
    env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn', RATE_LIMITS: 'off', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function readUrl(child: ChildProcess & { readonly stdout: NodeJS.ReadableStream }): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /^Balai is open at (\S+)$/.exec(line)?.[1]
      if (url === undefined) console.error(line)
      else resolve(url)
    })
    child.once('exit', (status) => reject(new Error(`Balai ended with status ${status}`)))
  })
}
