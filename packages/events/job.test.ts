import { newId } from '@balai/db/new-id.ts'
import { type Db, openDatabase } from '@balai/db/open-database.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { defineJob } from './job.ts'
import { prune } from './prune.ts'
import { deadLetterQueue, installQueues } from './queues.ts'
import { startWorker } from './start-worker.fixture.ts'
import { follow, type ThingTables } from './things.fixture.ts'

let database: TestDatabase
let db: Db<ThingTables>

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ connection: database.connection })
  await installQueues(db)
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

test('each slot of a job runs once over all workers', async () => {
  let runs = 0
  const tick = defineJob({
    name: 'test.tick',
    cron: '* * * * *',
    run: async () => {
      runs += 1
    },
  })
  for (let worker = 0; worker < 2; worker += 1) {
    onTestFinished((await startWorker(database.connection, [], { jobs: [tick] })).stop)
  }
  await vi.waitFor(() => expect(runs).toBeGreaterThan(0), { timeout: 10_000 })
  const ran = new Date()

  // several looks at the clock later, by either worker
  await vi.waitFor(async () => expect((await lastLook()).getTime()).toBeGreaterThan(ran.getTime() + 3_000), {
    timeout: 10_000,
  })
  expect(runs).toBe(await countSlots('test.tick'))
})

async function lastLook(): Promise<Date> {
  const { rows } = await sql<{ cron_on: Date }>`select cron_on from pgboss.version`.execute(db)
  return rows[0]?.cron_on ?? new Date(0)
}

/** The minute may turn while the test runs. */
async function countSlots(name: string): Promise<number> {
  const { rows } = await sql<{ slots: number }>`
    select count(distinct singleton_on) as slots from pgboss.job where data ->> 'name' = ${name}`.execute(db)
  return rows[0]?.slots ?? 0
}

test('pruning forgets old receipts and dead leases, and nothing that may still come', async () => {
  const [old, fresh, letter] = [newId(), newId(), newId()]
  await startAndStopWorker()
  await sql`insert into events.receipt values
    ('test.follow', ${old}, now() - interval '8 days'),
    ('test.follow', ${fresh}, now() - interval '6 days'),
    ('test.follow', ${letter}, now() - interval '8 days')`.execute(db)
  await sql`insert into pgboss.job (name, source_name, data)
    values (${deadLetterQueue}, 'test.follow', jsonb_build_object('event_id', ${letter}::text))`.execute(db)
  await sql`insert into events.lease values
    ('test.send', ${old}, ${newId()}, now() - interval '2 days'),
    ('test.send', ${fresh}, ${newId()}, now())`.execute(db)

  await prune(db, 7, AbortSignal.timeout(10_000))

  const receipts = await sql<{ event_id: string }>`select event_id from events.receipt`.execute(db)
  expect(receipts.rows.map(({ event_id }) => event_id).toSorted()).toEqual([fresh, letter].toSorted())
  const leases = await sql<{ event_id: string }>`select event_id from events.lease`.execute(db)
  expect(leases.rows).toEqual([{ event_id: fresh }])
})

async function startAndStopWorker(): Promise<void> {
  const worker = await startWorker(database.connection, [])
  await worker.stop()
}

test('receipts that would be forgotten while an event is still tried are refused', async () => {
  await expect(
    startWorker(database.connection, [follow('test.follow')], { receiptDays: 0.01 }),
  ).rejects.toThrow('"test.follow" may be tried for longer than the 0.01 days that receipts are kept')
})
