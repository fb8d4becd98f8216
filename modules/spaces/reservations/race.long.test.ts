import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { killAmidReservations } from './kill-round.fixture.ts'
import { openRacingHouse, race } from './race.fixture.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase({ role: 'spaces' })
})
afterAll(() => database.drop())

it.each([1, 4])(
  'gives a seat to one of a thousand who ask %i processes for it at the same moment',
  async (replicas) => {
    const racing = await openRacingHouse(database.connection, { seats: 3, replicas })
    expect(await race(racing, 1_000)).toEqual({ won: 1, refused: 999, withAlternatives: 999, overlaps: 0 })
    await racing.close()
  },
)

it('loses and doubles nothing in twenty kills with -9 amid reservations', async () => {
  const racing = await openRacingHouse(database.connection, { seats: 40, replicas: 0 })
  for (let round = 1; round <= 20; round += 1) {
    const aftermath = await killAmidReservations(racing, database.connection, round)
    expect({ round, ...aftermath }).toEqual({ round, lost: [], others: [], kept: 80, told: 80, overlaps: 0 })
  }
  await racing.close()
})
