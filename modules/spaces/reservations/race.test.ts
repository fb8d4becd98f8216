import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRacingHouse, type RacingHouse, race } from './race.fixture.ts'

let database: TestDatabase
let racing: RacingHouse

beforeAll(async () => {
  database = await createTestDatabase({ role: 'spaces' })
  racing = await openRacingHouse(database.connection, { seats: 3, replicas: 2 })
})
afterAll(async () => {
  await racing.close()
  await database.drop()
})

it('gives a seat to one of a hundred who ask two processes for it at the same moment', async () => {
  expect(await race(racing, 100)).toEqual({ won: 1, refused: 99, withAlternatives: 99, overlaps: 0 })
})
