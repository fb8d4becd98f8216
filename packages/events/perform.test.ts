import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Db, openDatabase } from '@balai/db/open-database.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { type PerformMeta, perform } from './consumer.ts'
import { startWorker } from './start-worker.fixture.ts'
import { createEffects, emitThings, ThingHappened, type ThingTables } from './things.fixture.ts'

let database: TestDatabase
let db: Db<ThingTables>

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ connection: database.connection })
  await createEffects(db)
})

afterEach(async () => {
  await sql`truncate events.subscription, sent`.execute(db)
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

test('no transaction is open while an effect outside is performed', async () => {
  const seen: number[] = []
  const look = perform(ThingHappened, 'test.look', async () => {
    const { rows } = await sql<{ open: number }>`
      select count(*) as open from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`.execute(db)
    seen.push(rows[0]?.open ?? -1)
  })
  onTestFinished(
    (await startWorker(database.connection, [look], { pollSeconds: 3600, superviseSeconds: 3600 })).stop,
  )

  await emitThings(db, 0, 1)
  await untilIdle(db)

  expect(seen).toEqual([0])
})

test('a call that failed comes again with the same event id', async () => {
  const ids: string[] = []
  const fail = perform(
    ThingHappened,
    'test.fail',
    async (_, { eventId }) => {
      ids.push(eventId)
      if (ids.length < 3) throw new Error('503')
    },
    { longestPauseSeconds: 0 },
  )
  onTestFinished((await startWorker(database.connection, [fail])).stop)

  await emitThings(db, 0, 1)
  await untilIdle(db)

  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(1)
})

test('a call that takes too long is told so, and comes again', async () => {
  const reasons: unknown[] = []
  const hang = perform(
    ThingHappened,
    'test.hang',
    (_, { signal }) =>
      reasons.length > 0
        ? Promise.resolve()
        : new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              reasons.push(String(signal.reason))
              reject(signal.reason)
            })
          }),
    { limitSeconds: 1, longestPauseSeconds: 0 },
  )
  onTestFinished((await startWorker(database.connection, [hang])).stop)

  await emitThings(db, 0, 1)
  await untilIdle(db)

  expect(reasons).toEqual(['TookTooLong: It took longer than 1 s'])
})

test('while one worker is at an effect no other performs it, also when the event was delivered again', async () => {
  let calls = 0
  let finish = () => {}
  const call = () => {
    calls += 1
    return new Promise<void>((resolve) => {
      finish = resolve
    })
  }
  const consumers = () => [perform(ThingHappened, 'test.lease', call, { limitSeconds: 20 })]
  const log = { info() {}, error() {}, warn: vi.fn() }
  onTestFinished((await startWorker(database.connection, consumers(), { log })).stop)
  onTestFinished((await startWorker(database.connection, consumers(), { log })).stop)
  await emitThings(db, 0, 1)
  await vi.waitFor(() => expect(calls).toBe(1))

  // as if the worker that has it were thought dead
  await sql`update pgboss.job set state = 'retry' where name = 'test.lease'`.execute(db)
  await vi.waitFor(() =>
    expect(log.warn).toHaveBeenCalledWith(
      expect.objectContaining({ err: new Error('Another worker is at this effect') }),
      'A delivery failed',
    ),
  )
  finish()
  await untilIdle(db)

  expect(calls).toBe(1)
})

test('a call that outlasts the heartbeat stays with its worker', async () => {
  let calls = 0
  let finish = () => {}
  const call = () => {
    calls += 1
    return new Promise<void>((resolve) => {
      finish = resolve
    })
  }
  for (let worker = 0; worker < 2; worker += 1) {
    const consumers = [perform(ThingHappened, 'test.long', call)]
    onTestFinished((await startWorker(database.connection, consumers, { heartbeatSeconds: 1 })).stop)
  }
  await emitThings(db, 0, 1)
  await vi.waitFor(() => expect(calls).toBe(1))

  const heldSince = await readLease()
  await vi.waitFor(async () => expect(await readLease()).toBeGreaterThan(heldSince + 3_000), {
    timeout: 8_000,
  })
  const { rows } = await sql`select state, retry_count from pgboss.job where name = 'test.long'`.execute(db)
  expect(rows).toEqual([{ state: 'active', retry_count: 0 }])
  finish()
  await untilIdle(db)

  expect(calls).toBe(1)
})

async function readLease(): Promise<number> {
  const { rows } = await sql<{ held_until: Date }>`select held_until from events.lease`.execute(db)
  return rows[0]?.held_until.getTime() ?? 0
}

test('when a performer is killed in its call another one takes over, with the same event id', async () => {
  const path = fileURLToPath(new URL('./hanging-worker.fixture.ts', import.meta.url))
  const child = fork(path, [JSON.stringify(database.connection)], { execArgv: [] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child, 'message')
  await emitThings(db, 5, 1)
  const [eventId] = await once(child, 'message')
  child.kill('SIGKILL')

  const taken: PerformMeta[] = []
  const take = async (_: unknown, meta: PerformMeta) => void taken.push(meta)
  onTestFinished((await startWorker(database.connection, [perform(ThingHappened, 'test.take', take)])).stop)
  await untilIdle(db)

  expect(taken.map((meta) => meta.eventId)).toEqual([eventId])
})
