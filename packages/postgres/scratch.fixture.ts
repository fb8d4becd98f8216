import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type LaunchOptions, launchPostgres, type RunningPostgres } from './launch-postgres.ts'
import type { RunAs } from './run-as.ts'

export const isRoot = process.getuid?.() === 0
const launcher = fileURLToPath(new URL('launcher.fixture.ts', import.meta.url))

const duties: (() => unknown)[] = []

/** Has something done after the test, the last first. */
export function afterwards(duty: () => unknown): void {
  duties.push(duty)
}

export async function cleanUp(): Promise<void> {
  for (const duty of duties.splice(0).reverse()) await duty()
}

/** A user without rights for tests under root; null when the tests themselves run as one. */
export const ordinary: RunAs | null = isRoot ? { uid: 65_534, gid: 65_534 } : null
/** Under root in a closed directory nobody else can run our code. */
export const ordinaryCanRun =
  ordinary === null ||
  spawnSync(process.execPath, ['--check', launcher], { cwd: '/', ...ordinary }).status === 0

/** A new directory, 0700, gone after the test; with `owner` it belongs to that user. */
export async function scratch(owner: RunAs | null = null): Promise<string> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'balai-test-')))
  if (owner !== null) await chown(directory, owner.uid, owner.gid)
  afterwards(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }))
  return directory
}

/** Launches in this process, without fsync, and stops after the test. */
export async function launch(options: LaunchOptions): Promise<RunningPostgres> {
  const postgres = await launchPostgres({ durable: false, ...options })
  afterwards(() => postgres.stop())
  return postgres
}

export async function query(
  postgres: { connection: RunningPostgres['connection'] },
  sql: string,
): Promise<unknown[]> {
  const { directory: host, database, user } = postgres.connection
  const client = new pg.Client({ host, port: 5432, database, user })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

export interface Outcome {
  readonly kind: 'ready' | 'refused'
  readonly adopted?: boolean
  readonly name?: string
  readonly message?: string
}

/** Launches in a process of its own; `outcome` is null when it was killed before it had one. */
export function launchApart(
  options: LaunchOptions,
  runAs: RunAs | null = null,
): { process: ChildProcess; outcome: Promise<Outcome | null> } {
  const child = spawn(process.execPath, [launcher, JSON.stringify({ durable: false, ...options })], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...runAs,
  })
  afterwards(() => void child.kill('SIGKILL'))
  return { process: child, outcome: firstLine(child) }
}

async function firstLine(child: ChildProcess): Promise<Outcome | null> {
  if (child.stdout === null) return null
  for await (const line of createInterface(child.stdout)) return JSON.parse(line) as Outcome
  return null
}

export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

export async function postmasterPid(directory: string): Promise<number> {
  return Number.parseInt(await readFile(join(directory, 'postgres/postmaster.pid'), 'utf8'), 10)
}
