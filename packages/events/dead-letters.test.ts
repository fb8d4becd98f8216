import { type Db, openDatabase, type Tx } from '@balai/db/open-database.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { consume } from './consumer.ts'
import { listDeadLetters } from './dead-letter-store.ts'
import { discardDeadLetter, replayDeadLetter } from './dead-letters.ts'
import { startWorker } from './start-worker.fixture.ts'
import {
  countEffects,
  createEffects,
  emitThings,
  ThingHappened,
  type ThingTables,
  writeEffect,
} from './things.fixture.ts'

let database: TestDatabase
let db: Db<ThingTables>
let isPoison: (n: number) => boolean

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ connection: database.connection })
  await createEffects(db)
})

beforeEach(async () => {
  await db.deleteFrom('effect').execute()
  onTestFinished((await startWorker(database.connection, [fragile])).stop)
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const fragile = consume(
  ThingHappened,
  'test.fragile',
  async (tx: Tx<ThingTables>, { n }, { eventId }) => {
    await writeEffect(tx, 'test.fragile', eventId, n)
    if (isPoison(n)) throw new Error(`cannot bear ${n}\0`)
  },
  { tries: 3, longestPauseSeconds: 0 },
)

async function untilLetters(count: number) {
  await untilIdle(db, count)
  return listDeadLetters(db, null, 50)
}

test('a poisoned event holds nobody back, is kept with its error, and has its effect once after the repair', async () => {
  isPoison = (n) => n === 13
  await emitThings(db, 0, 40)

  const [letter, ...others] = await untilLetters(1)
  expect(others).toEqual([])
  expect(letter).toMatchObject({
    consumer: 'test.fragile',
    event_name: 'test.thing_happened',
    payload: { n: 13 },
    error: 'cannot bear 13',
    tries: 3,
  })
  expect(letter?.died_at).toMatch(/^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  expect(await countEffects(db, 'test.fragile')).toEqual({ effects: 39, events: 39 })

  isPoison = () => false
  await replayDeadLetter(db, letter?.id ?? '')
  await untilLetters(0)
  expect(await countEffects(db, 'test.fragile')).toEqual({ effects: 40, events: 40 })
  await expect(replayDeadLetter(db, letter?.id ?? '')).rejects.toMatchObject({
    code: 'dead_letter_not_found',
  })
})

test('what fails again after its replay becomes a dead letter again, the same event', async () => {
  isPoison = () => true
  await emitThings(db, 100, 1)
  const [first] = await untilLetters(1)

  // within somebody's transaction, an audit trail's say
  await db.transaction().execute((tx) => replayDeadLetter(tx, first?.id ?? ''))
  await vi.waitFor(async () => expect((await listDeadLetters(db, null, 50))[0]?.id).not.toBe(first?.id))

  const [second] = await untilLetters(1)
  expect(second).toMatchObject({ event_id: first?.event_id, tries: 3 })
  await discardDeadLetter(db, second?.id ?? '')
})

test('dead letters are paged, the newest first, and leave when they are discarded', async () => {
  isPoison = () => true
  await emitThings(db, 200, 5)
  const all = await untilLetters(5)
  expect(all.map(({ died_at }) => died_at)).toEqual(
    all
      .map(({ died_at }) => died_at)
      .toSorted()
      .toReversed(),
  )

  const [one, two] = await listDeadLetters(db, null, 2)
  const rest = await listDeadLetters(db, two ?? null, 50)
  expect([one, two, ...rest]).toEqual(all)

  for (const { id } of all) await discardDeadLetter(db, id)
  expect(await listDeadLetters(db, null, 50)).toEqual([])
  await expect(discardDeadLetter(db, one?.id ?? '')).rejects.toMatchObject({ code: 'dead_letter_not_found' })
})
