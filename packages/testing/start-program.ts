import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A running `balai`, as an operator would start it. */
export interface RunningProgram {
  readonly url: string
  readonly pid: number
  /** What it has printed so far, both streams. */
  output(): string
  /** Sends the signal and waits until the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
}

const cli = fileURLToPath(new URL('../../apps/server/cli.ts', import.meta.url))

/**
 * Starts `balai serve` on a free port and waits for its line with the URL.
 * Of this process's environment only PATH and HOME go along: settings are what the test gives.
 */
export async function startProgram(
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<RunningProgram> {
  const child = spawnProgram(environment, ['serve', ...args])
  const printed: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      printed.push(line)
      const found = /^Balai is open at (\S+)$/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    }
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', read)
    child.once('exit', () => reject(new Error(`balai ended before it was open:\n${printed.join('\n')}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    output: () => printed.join('\n'),
    kill: (signal) => killAndWait(child, signal),
  }
}

/** Runs a command of `balai` to its end. */
export async function runProgram(environment: Readonly<Record<string, string>>, args: readonly string[]) {
  const child = spawnProgram(environment, args)
  const printed = { stdout: '', stderr: '' }
  child.stdout.on('data', (text) => {
    printed.stdout += text
  })
  child.stderr.on('data', (text) => {
    printed.stderr += text
  })
  const [status] = await once(child, 'close')
  return { status: status as number | null, ...printed }
}

function spawnProgram(environment: Readonly<Record<string, string>>, args: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, [cli, ...args], {
    env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function killAndWait(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
