import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'
import { killAmidScans, stageDoor } from './kill-round.fixture.ts'

let database: TestDatabase
let house: TestAttendance

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  house = openAttendance(database.connection, () => new Date())
})
afterAll(async () => {
  await house.close()
  await database.drop()
})

it('loses nothing that it answered in twenty-five kills with -9 at different moments', async () => {
  for (let round = 1; round <= 25; round += 1) {
    const door = await stageDoor(house, database.connection, 1_000)
    const { lost, repeated, log } = await killAmidScans(house, door, round * 33)
    expect({ round, lost, others: repeated.filter((result) => result !== 'admitted') }).toEqual({
      round,
      lost: [],
      others: [],
    })
    expect(log).toHaveLength(1_000)
  }
})
