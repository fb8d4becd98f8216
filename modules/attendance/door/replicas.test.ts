import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'
import { startReplica } from '../start-replica.fixture.ts'
import type { ScanAnswer } from './contract.ts'
import { checkIn, killAmidScans, readLog, stageDoor } from './kill-round.fixture.ts'

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

describe('several processes on one database', () => {
  it('admit a ticket once however many gates scan it and however often', async () => {
    const door = await stageDoor(house, database.connection, 100)
    const replicas = await Promise.all(Array.from({ length: 4 }, () => startReplica(database.connection)))
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, async (_, index) => {
        const replica = replicas[index % 4]?.url ?? ''
        const ticket_id = door.tickets[(index * 7) % 100]?.id ?? ''
        const scan = { ticket_id, gate: index % 3 ? 'A' : 'B', nonce: `scan ${index}` }
        return (await checkIn(replica, door, scan)) as ScanAnswer
      }),
    )
    await Promise.all(replicas.map((replica) => replica.kill()))

    const admitted = answers.filter(({ result }) => result === 'admitted')
    const winners = new Map(admitted.map((answer) => [answer.ticket_id, answer]))
    expect([admitted.length, winners.size]).toEqual([100, 100])
    const duplicates = answers.filter(({ result }) => result === 'duplicate')
    expect(duplicates).toHaveLength(900)
    for (const { ticket_id, first } of duplicates) {
      const { scan_id, gate, received_at: at } = winners.get(ticket_id) as ScanAnswer
      expect(first).toMatchObject({ scan_id, gate, at, scanned_by: 'petugas1' })
    }
    expect(await readLog(house, door)).toHaveLength(1_000)
  })

  it.each([20, 45, 80, 120, 170])(
    'lose nothing that they answered when one is killed after %i answers',
    async (killAfter) => {
      const door = await stageDoor(house, database.connection, 250)
      const { answered, lost, repeated, log } = await killAmidScans(house, door, killAfter)
      expect(answered).toBeGreaterThanOrEqual(killAfter)
      expect(lost).toEqual([])
      expect(new Set(repeated)).toEqual(new Set(['admitted']))
      expect(log.map(({ ticket_key }) => ticket_key).toSorted()).toEqual(
        door.tickets.map(({ id }) => id).toSorted(),
      )
    },
  )
})
