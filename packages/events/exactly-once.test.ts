import { type Db, openDatabase } from '@balai/db/open-database.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startWorker } from './start-worker.fixture.ts'
import { countEffects, createEffects, emitThings, follow, type ThingTables } from './things.fixture.ts'

let database: TestDatabase
let db: Db<ThingTables>

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ connection: database.connection, poolSize: 20 })
  await createEffects(db)
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

test('300 concurrent writers, 2 consumers and 8 workers: every delivery has its effect exactly once', async () => {
  const consumers = () => [follow('test.one'), follow('test.two')]
  const workers = await Promise.all(
    Array.from({ length: 8 }, () => startWorker(database.connection, consumers())),
  )
  onTestFinished(async () => void (await Promise.all(workers.map((worker) => worker.stop()))))

  await Promise.all(Array.from({ length: 300 }, (_, writer) => emitThings(db, writer * 5, 5)))

  await untilIdle(db)
  expect(await countEffects(db, 'test.one')).toEqual({ effects: 1_500, events: 1_500 })
  expect(await countEffects(db, 'test.two')).toEqual({ effects: 1_500, events: 1_500 })
})
