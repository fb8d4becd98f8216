import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { expect, onTestFinished, vi } from 'vitest'
import { readBacklog } from './backlog.ts'
import { countEffects, createEffects, emitThings, nothing, type ThingTables } from './things.fixture.ts'

const eventsPerRound = 40

/** In each round events come and a worker process dies somewhere among them. In the end nothing is lost or doubled. */
export async function survive(connection: Connection, rounds: number): Promise<void> {
  const db = openDatabase<ThingTables>({ connection })
  await createEffects(db)
  let next = startProcess(connection)
  onTestFinished(async () => {
    await kill(await next)
    await db.destroy()
  })

  for (let round = 0; round < rounds; round += 1) {
    const worker = await next
    // the replacement boots while this one works, and often works beside it
    next = startProcess(connection)
    const moment = (await countAll(db)) + Math.floor(Math.random() * eventsPerRound * 2)
    const emitting = emitOneByOne(db, round * eventsPerRound)
    await reachEffects(db, moment)
    await kill(worker)
    await emitting
  }
  await expectAllOnce(db, rounds * eventsPerRound)
}

async function startProcess(connection: Connection): Promise<ChildProcess> {
  const path = fileURLToPath(new URL('./worker.fixture.ts', import.meta.url))
  const child = fork(path, [JSON.stringify(connection)], { execArgv: [] })
  await once(child, 'message')
  return child
}

/** So that the relay is at work too when the worker dies. */
async function emitOneByOne(db: Db<ThingTables>, from: number): Promise<void> {
  for (let n = from; n < from + eventsPerRound; n += 1) await emitThings(db, n, 1)
}

async function reachEffects(db: Db<ThingTables>, count: number): Promise<void> {
  await vi.waitFor(async () => expect(await countAll(db)).toBeGreaterThanOrEqual(count), {
    timeout: 30_000,
    interval: 5,
  })
}

async function countAll(db: Db<ThingTables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from effect`.execute(db)
  return rows[0]?.count ?? 0
}

async function kill(worker: ChildProcess): Promise<void> {
  const died = once(worker, 'exit')
  expect(worker.kill('SIGKILL')).toBe(true)
  await died
}

async function expectAllOnce(db: Db<ThingTables>, events: number): Promise<void> {
  await vi.waitFor(
    async () => {
      expect(await readBacklog(db)).toEqual(nothing)
      expect(await countEffects(db, 'test.one')).toEqual({ effects: events, events })
      expect(await countEffects(db, 'test.two')).toEqual({ effects: events, events })
    },
    { timeout: 30_000, interval: 200 },
  )
  expect(await db.selectFrom('sent').selectAll().execute()).toHaveLength(events)
}
