import { type Db, openDatabase } from '@balai/db/open-database.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { consume } from './consumer.ts'
import { emit } from './emit.ts'
import { startWorker } from './start-worker.fixture.ts'
import { createEffects, ThingHappened, type ThingTables, writeEffect } from './things.fixture.ts'

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

test('a commit tells well within a second, although nobody polls', async () => {
  const follow = consume<ThingTables, typeof ThingHappened>(
    ThingHappened,
    'test.follow',
    async (tx, { n }, { eventId }) => {
      await writeEffect(tx, 'test.follow', eventId, n)
    },
  )
  const worker = await startWorker(database.connection, [follow], { pollSeconds: 3600 })
  onTestFinished(worker.stop)
  await db.transaction().execute((tx) => emit(tx, ThingHappened, { n: 1 }))
  await vi.waitFor(async () => expect(await db.selectFrom('effect').selectAll().execute()).toHaveLength(1), {
    interval: 5,
    timeout: 900,
  })
})
