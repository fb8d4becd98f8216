import { newId } from '@balai/db/new-id.ts'
import { type Db, openDatabase, type Tx } from '@balai/db/open-database.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { nothing, untilIdle } from '@balai/testing/until-idle.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { readBacklog } from './backlog.ts'
import { consume } from './consumer.ts'
import { setDemand } from './demand-store.ts'
import { emit, emitAll } from './emit.ts'
import { startWorker } from './start-worker.fixture.ts'
import {
  createEffects,
  follow,
  OtherHappened,
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
  await sql`truncate effect, events.outbox, events.subscription`.execute(db)
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

/** Whoever is told only by polling is told too late for any of these tests. */
const nobodyPolls = { pollSeconds: 3600 }
/** A busy machine proves nothing by being slow. */
const patient = { timeout: 50_000 }

const readEffects = () => db.selectFrom('effect').select(['consumer', 'n']).orderBy('n').execute()

test('a commit tells its consumers although nobody polls', async () => {
  onTestFinished((await startWorker(database.connection, [follow('test.follow')], nobodyPolls)).stop)

  await db.transaction().execute((tx) => emit(tx, ThingHappened, { n: 1 }))

  await vi.waitFor(
    async () => expect(await readEffects()).toEqual([{ consumer: 'test.follow', n: 1 }]),
    patient,
  )
})

test('a rolled back transaction tells nobody', async () => {
  onTestFinished((await startWorker(database.connection, [follow('test.follow')], nobodyPolls)).stop)

  const failing = db.transaction().execute(async (tx) => {
    await emit(tx, ThingHappened, { n: 1 })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  await db.transaction().execute((tx) => emit(tx, ThingHappened, { n: 2 }))

  await vi.waitFor(
    async () => expect(await readEffects()).toEqual([{ consumer: 'test.follow', n: 2 }]),
    patient,
  )
})

test('a payload that is not what the event promises fails its transaction, and says where without the value', async () => {
  const wrong = { n: 'a secret' } as unknown as { n: number }

  const failing = db.transaction().execute((tx) => emitAll(tx, ThingHappened, [{ n: 1 }, wrong]))

  await expect(failing).rejects.toThrow(/test\.thing_happened.*\/n must be integer/)
  await expect(failing).rejects.not.toThrow(/a secret/)
  expect(await readBacklog(db)).toEqual(nothing)
})

test('what happened while a consumer was down reaches it, although another process relayed meanwhile', async () => {
  const other = await startWorker(database.connection, [follow('test.away')])
  await other.stop()
  onTestFinished((await startWorker(database.connection, [follow('test.here')])).stop)

  await db.transaction().execute((tx) => emit(tx, ThingHappened, { n: 7 }))
  await vi.waitFor(
    async () => expect(await readEffects()).toEqual([{ consumer: 'test.here', n: 7 }]),
    patient,
  )
  expect(await readBacklog(db)).toEqual({ ...nothing, deliveries: { 'test.away': 1 } })

  onTestFinished((await startWorker(database.connection, [follow('test.away')])).stop)
  await vi.waitFor(
    async () =>
      expect(await readEffects()).toEqual(
        expect.arrayContaining([
          { consumer: 'test.here', n: 7 },
          { consumer: 'test.away', n: 7 },
        ]),
      ),
    patient,
  )
})

test('a consumer on demand hears of nothing while nobody wants it to, and of all that happens from then on', async () => {
  const onDemand = follow('test.wanted', ThingHappened, { onDemand: true })
  await setDemand(db, { 'test.wanted': false })
  onTestFinished((await startWorker(database.connection, [onDemand, follow('test.always')])).stop)
  const happen = async (n: number) => {
    await db.transaction().execute((tx) => emit(tx, ThingHappened, { n }))
    await untilIdle(db)
  }

  await happen(1)
  await setDemand(db, { 'test.wanted': true })
  await happen(2)
  await setDemand(db, { 'test.wanted': false })
  await happen(3)

  const heard = (await readEffects()).filter(({ consumer }) => consumer === 'test.wanted')
  expect(heard).toEqual([{ consumer: 'test.wanted', n: 2 }])
})

test('an event that is delivered a second time has no second effect', async () => {
  onTestFinished((await startWorker(database.connection, [follow('test.follow')])).stop)
  const again = {
    event_id: newId(),
    event_name: ThingHappened.name,
    occurred_at: new Date(),
    payload: { n: 4 },
  }
  const deliver = sql`insert into pgboss.job (name, data) values ('test.follow', ${JSON.stringify(again)})`

  await deliver.execute(db)
  await deliver.execute(db)

  await vi.waitFor(
    async () => expect(await readEffects()).toEqual([{ consumer: 'test.follow', n: 4 }]),
    patient,
  )
  await untilIdle(db)
  expect(await readEffects()).toEqual([{ consumer: 'test.follow', n: 4 }])
})

test('an event that nobody subscribed to just leaves the outbox', async () => {
  onTestFinished((await startWorker(database.connection, [follow('test.follow')])).stop)

  await db.transaction().execute((tx) => emitAll(tx, OtherHappened, [{ n: 1 }, { n: 2 }]))

  await untilIdle(db)
})

test('a burst that is larger than one batch of the relay drains at once', async () => {
  onTestFinished(
    (await startWorker(database.connection, [follow('test.other', OtherHappened)], nobodyPolls)).stop,
  )
  const burst = Array.from({ length: 3_000 }, (_, n) => ({ n }))

  await db.transaction().execute((tx) => emitAll(tx, ThingHappened, burst))

  await untilIdle(db)
})

test('a handler that overstays its limit is undone, and tried again', async () => {
  let calls = 0
  const slow = consume(
    ThingHappened,
    'test.slow',
    async (tx: Tx<ThingTables>, { n }, { eventId }) => {
      calls += 1
      await writeEffect(tx, 'test.slow', eventId, n)
      if (calls === 1) await new Promise(() => {})
    },
    { limitSeconds: 1, longestPauseSeconds: 0 },
  )
  onTestFinished((await startWorker(database.connection, [slow])).stop)

  await db.transaction().execute((tx) => emit(tx, ThingHappened, { n: 3 }))

  await vi.waitFor(() => expect(calls).toBe(2), patient)
  await untilIdle(db)
  expect(await readEffects()).toEqual([{ consumer: 'test.slow', n: 3 }])
})

test('two consumers of one name are refused', async () => {
  await expect(startWorker(database.connection, [follow('test.twin'), follow('test.twin')])).rejects.toThrow(
    'Two consumers, jobs or sweeps are named "test.twin"',
  )
})
