import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Connection } from '@balai/db/open-database.ts'

export interface Replica {
  readonly url: string
  /** kill -9 */
  kill(): Promise<void>
}

/** Runs a program that takes the connection as its argument, opens a server and prints its URL. */
export async function startReplica(program: URL, connection: Connection): Promise<Replica> {
  const child = spawn(process.execPath, [fileURLToPath(program), JSON.stringify(connection)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { url: await firstLine(child), kill: () => kill(child) }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout !== null) for await (const line of createInterface(child.stdout)) return line
  throw new Error('A replica ended before it was open.')
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
