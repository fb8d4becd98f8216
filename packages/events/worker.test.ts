import { type Db, openDatabase, type Tx } from '@balai/db/open-database.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { consume, perform } from './consumer.ts'
import { installQueues } from './queues.ts'
import { startWorker } from './start-worker.fixture.ts'
import {
  countEffects,
  createEffects,
  emitThings,
  follow,
  ThingHappened,
  type ThingTables,
  writeEffect,
} from './things.fixture.ts'

let database: TestDatabase
let db: Db<ThingTables>

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ connection: database.connection })
  await createEffects(db)
})

afterEach(async () => {
  await sql`truncate effect, events.subscription`.execute(db)
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const aMinute = { limitSeconds: 60 }

test('a process that only emits needs no queues: whoever comes makes them, however many at once', async () => {
  await sql`drop schema if exists pgboss cascade`.execute(db)
  await emitThings(db, 0, 3)

  await Promise.all(Array.from({ length: 6 }, () => installQueues(db)))
  onTestFinished((await startWorker(database.connection, [follow('test.follow')])).stop)
  await untilIdle(db)

  expect(await countEffects(db, 'test.follow')).toEqual({ effects: 3, events: 3 })
})

test('a worker that stops lets what runs end', async () => {
  let finish = () => {}
  const called = vi.fn()
  const wait = consume(ThingHappened, 'test.wait', async (tx: Tx<ThingTables>, { n }, { eventId }) => {
    called()
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    await writeEffect(tx, 'test.wait', eventId, n)
  })
  const worker = await startWorker(database.connection, [wait])
  await emitThings(db, 0, 1)
  await vi.waitFor(() => expect(called).toHaveBeenCalled())

  const stopped = worker.stop()
  finish()
  await stopped

  expect(await countEffects(db, 'test.wait')).toEqual({ effects: 1, events: 1 })
})

test('what does not end in time goes to another worker at once, long before its limit', async () => {
  let hung = 0
  const hang = () => {
    hung += 1
    return new Promise<void>(() => {})
  }
  const hanging = [
    consume(ThingHappened, 'test.consume', hang, aMinute),
    perform(
      ThingHappened,
      'test.perform',
      (_, { signal }) => Promise.race([hang(), aborted(signal)]),
      aMinute,
    ),
  ]
  const worker = await startWorker(database.connection, hanging, { graceSeconds: 0.1 })
  await emitThings(db, 0, 1)
  await vi.waitFor(() => expect(hung).toBe(2))

  const done = vi.fn(async () => {})
  const doing = [
    consume(ThingHappened, 'test.consume', done, aMinute),
    perform(ThingHappened, 'test.perform', done, aMinute),
  ]
  onTestFinished((await startWorker(database.connection, doing, { pollSeconds: 3600 })).stop)
  await worker.stop()
  await untilIdle(db)

  expect(done).toHaveBeenCalledTimes(2)
})

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })

test('a worker whose connections were cut comes back by itself', async () => {
  onTestFinished((await startWorker(database.connection, [follow('test.follow')], { pollSeconds: 1 })).stop)
  await emitThings(db, 0, 1)
  await untilIdle(db)

  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(db)
  await emitThings(db, 1, 1)
  await untilIdle(db)

  expect(await countEffects(db, 'test.follow')).toEqual({ effects: 2, events: 2 })
})
