import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Db, openDatabase } from '@balai/db/open-database.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { readBacklog } from './backlog.ts'
import { countEffects, createEffects, emitThings, nothing, type ThingTables } from './things.fixture.ts'

const rounds = 20
const eventsPerRound = 40
const all = rounds * eventsPerRound

let database: TestDatabase
let db: Db<ThingTables>

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ connection: database.connection })
  await createEffects(db)
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

test('workers killed with -9 at random moments, 20 times: nothing is lost and nothing is doubled', async () => {
  let next = startProcess()
  onTestFinished(async () => void kill(await next))
  let killed = 0
  for (let round = 0; round < rounds; round += 1) {
    const worker = await next
    // the replacement boots while this one works, and often overlaps with it
    next = startProcess()
    const moment = (await countAll()) + Math.floor(Math.random() * eventsPerRound * 2)
    const emitting = emitOneByOne(round * eventsPerRound)
    await reachEffects(moment)
    killed += kill(worker) ? 1 : 0
    await emitting
  }

  await vi.waitFor(
    async () => {
      expect(await countEffects(db, 'test.one')).toEqual({ effects: all, events: all })
      expect(await countEffects(db, 'test.two')).toEqual({ effects: all, events: all })
      expect(await readBacklog(db)).toEqual(nothing)
    },
    { timeout: 30_000, interval: 200 },
  )
  expect(await db.selectFrom('sent').selectAll().execute()).toHaveLength(all)
  expect(killed).toBe(rounds)
}, 90_000)

/** So that the relay is at work too when the worker dies. */
async function emitOneByOne(from: number): Promise<void> {
  for (let n = from; n < from + eventsPerRound; n += 1) await emitThings(db, n, 1)
}

async function startProcess(): Promise<ChildProcess> {
  const path = fileURLToPath(new URL('./worker.fixture.ts', import.meta.url))
  const child = fork(path, [JSON.stringify(database.connection)], { execArgv: [] })
  await once(child, 'message')
  return child
}

const kill = (worker: ChildProcess): boolean => worker.kill('SIGKILL')

async function countAll(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from effect`.execute(db)
  return rows[0]?.count ?? 0
}

/** The random moment: when so many effects are there. */
async function reachEffects(count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      expect(await countAll()).toBeGreaterThanOrEqual(count)
    },
    { timeout: 30_000, interval: 5 },
  )
}
