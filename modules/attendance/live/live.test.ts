import type { Replica } from '@balai/testing/start-replica.ts'
import { startTestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'
import { admitTickets } from '../door/admit-tickets.ts'
import type { ScanAnswer } from '../door/contract.ts'
import { letOutTicket } from '../door/let-out-ticket.ts'
import type { Scan } from '../door/rules.ts'
import { postCrew, type StagedEvent, scan, stageEvent } from '../door/staged-event.fixture.ts'
import { undoAdmission } from '../door/undo-admission.ts'
import { startReplica } from '../start-replica.fixture.ts'
import { type BoardWatcher, watchBoard } from './board-watcher.fixture.ts'

let database: TestDatabase
let house: TestAttendance
let url: string
let close: () => Promise<void>
let petugas: string
let watchers: BoardWatcher[]
let staged: StagedEvent
const now = () => new Date()

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  house = openAttendance(database.connection, now, { heartbeatMs: 50 })
  const test = await startTestApp(house.routes)
  url = await test.app.listen({ port: 0, host: '127.0.0.1' })
  close = test.close
  petugas = house.tokenOf('petugas1', 'member')
})
afterAll(async () => {
  await close()
  await house.close()
  await database.drop()
})
beforeEach(async () => {
  watchers = []
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const times = { starts_at: inMinutes(-30), ends_at: inMinutes(60) }
  staged = await stageEvent({ db: house.db, now }, 5, { ...times, reentry: true })
})
afterEach(() => {
  for (const watcher of watchers) watcher.leave()
})

async function watch(lastEventId?: string, at = url): Promise<BoardWatcher> {
  const watcher = await watchBoard(at, staged.event.id, petugas, lastEventId)
  watchers.push(watcher)
  return watcher
}
const show = (index: number, facts: Partial<Scan> = {}) =>
  scan(staged.event, staged.tickets[index]?.id ?? '', facts)
const admit = async (...scans: Scan[]) =>
  (await admitTickets({ db: house.db, now }, scans)) as readonly ScanAnswer[]

describe('the live board', () => {
  it('begins with a snapshot of everything so far', async () => {
    await admit(show(0, { gate: 'A' }), show(1, { gate: 'B' }), show(0, { gate: 'B' }))
    await admit(show(0, { offline: true, device: 'phone 2' }), scan(staged.event, 'no such code'))
    const { event, data } = await (await watch()).next()
    expect(event).toBe('snapshot')
    expect(data.totals).toEqual({
      issued: 5,
      admitted: 2,
      inside: 2,
      entries: 2,
      exits: 0,
      duplicates: 1,
      refused: 1,
      conflicts: 1,
    })
    expect(data.gates.map(({ gate, entries, duplicates }) => [gate, entries, duplicates])).toEqual([
      [null, 0, 0],
      ['A', 1, 0],
      ['B', 1, 1],
    ])
    expect(data.minutes.reduce((sum, { entries }) => sum + entries, 0)).toBe(2)
    expect(data.scans.map(({ result }) => result)).toEqual([
      'unknown',
      'conflict',
      'duplicate',
      'admitted',
      'admitted',
    ])
    expect(data.conflicts.map(({ device }) => device)).toEqual(['phone 2'])
  })

  it('tells of every scan at another replica', async () => {
    const replica: Replica = await startReplica(database.connection)
    try {
      const board = await watch()
      await board.next()
      for (const { id } of staged.tickets) {
        const answered = await fetch(`${replica.url}/api/v1/events/${staged.event.id}/check-ins`, {
          method: 'POST',
          headers: { authorization: `Bearer ${petugas}`, 'content-type': 'application/json' },
          body: JSON.stringify({ ticket_id: id, gate: 'B' }),
        })
        const { scan_id } = (await answered.json()) as ScanAnswer
        const told = await board.next(({ data }) => data.scans.some((each) => each.scan_id === scan_id))
        expect(told.event).toBe('change')
      }
      const fresh = await (await watch()).next()
      expect(fresh.data.totals).toMatchObject({ admitted: 5, inside: 5 })
    } finally {
      await replica.kill()
    }
  })

  it('counts who is inside through exits, returns and undone scans', async () => {
    const board = await watch()
    await board.next()
    const totals = async () => {
      const { data } = await (await watch()).next()
      const { admitted, inside, entries, exits } = data.totals
      return { admitted, inside, entries, exits }
    }
    const [first] = await admit(show(0), show(1))
    await letOutTicket({ db: house.db, now }, show(1))
    await board.next(({ data }) => data.totals.exits === 1)
    expect(await totals()).toEqual({ admitted: 2, inside: 1, entries: 2, exits: 1 })
    await admit(show(1))
    await board.next(({ data }) => data.totals.entries === 3)
    expect(await totals()).toEqual({ admitted: 2, inside: 2, entries: 3, exits: 1 })
    const undo = {
      eventId: staged.event.id,
      scanId: first?.scan_id ?? '',
      nonce: null,
      post: 'manager' as const,
    }
    await undoAdmission(
      { db: house.db, now, undoSeconds: 300 },
      { ...undo, by: { username: 'boss', accountId: null, isAdmin: true } },
    )
    const told = await board.next(({ data }) => data.totals.entries === 2)
    expect(await totals()).toEqual({ admitted: 1, inside: 1, entries: 2, exits: 1 })
    expect(told.data.scans).toContainEqual(
      expect.objectContaining({ scan_id: first?.scan_id, released: 'undo' }),
    )
  })

  it('gives whoever comes back what they missed, and a snapshot when that is too long ago', async () => {
    const [stays, goes] = [await watch(), await watch()]
    await Promise.all([stays.next(), goes.next()])
    await admit(show(0))
    const seen = await goes.next()
    expect(seen.event).toBe('change')
    goes.leave()
    await admit(show(1))
    await stays.next(({ data }) => data.totals.admitted === 2)
    const missed = await (await watch(seen.id)).next()
    expect([missed.event, missed.data.totals.admitted]).toEqual(['change', 2])
    expect(missed.data.scans.map(({ ticket_id }) => ticket_id)).toEqual([staged.tickets[1]?.id])
    const stranger = await (await watch('from another process')).next()
    expect([stranger.event, stranger.data.totals.admitted]).toEqual(['snapshot', 2])
  })

  it('adds up however scans and readings overlap', async () => {
    const many = await stageEvent({ db: house.db, now }, 400, {
      starts_at: staged.event.starts_at?.toISOString() ?? '',
      ends_at: staged.event.ends_at?.toISOString() ?? '',
    })
    staged = many
    const board = await watch()
    await board.next()
    const batches = Array.from({ length: 80 }, (_, index) =>
      admit(...Array.from({ length: 10 }, (_, place) => show((index * 5 + place) % 400))),
    )
    await Promise.all(batches)
    const { data } = await board.next(({ data }) => data.totals.admitted + data.totals.duplicates === 800)
    expect(data.totals).toMatchObject({ admitted: 400, inside: 400, duplicates: 400 })
  })

  it('ends for whoever is taken off the crew or suspended, and goes on for the others', async () => {
    await postCrew(house.db, staged.event, 'dismissed')
    await postCrew(house.db, staged.event, 'suspended')
    const boardOf = async (username: string) => {
      const watcher = await watchBoard(url, staged.event.id, house.tokenOf(username))
      watchers.push(watcher)
      await watcher.next()
      return watcher
    }
    const [stays, dismissed, suspended] = [
      await watch(),
      await boardOf('dismissed'),
      await boardOf('suspended'),
    ]
    await house.db.deleteFrom('attendance.crew_member').where('username', '=', 'dismissed').execute()
    house.suspend('suspended')
    await expect(dismissed.next()).rejects.toThrow('ended')
    await expect(suspended.next()).rejects.toThrow('ended')
    await stays.next()
    await admit(show(0))
    expect((await stays.next()).event).toBe('change')
  })

  it('is for the crew', async () => {
    await expect(watchBoard(url, staged.event.id, house.tokenOf('stranger'))).rejects.toThrow('403')
    await expect(watchBoard(url, 'nowhere', petugas)).rejects.toThrow('404')
  })
})
