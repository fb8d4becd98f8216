import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'
import type { CheckInList } from '../contract.ts'
import { admitTickets } from '../door/admit-tickets.ts'
import type { ScanAnswer } from '../door/contract.ts'
import { letOutTicket } from '../door/let-out-ticket.ts'
import type { Scan } from '../door/rules.ts'
import { accountOf, type StagedEvent, scan, stageEvent } from '../door/staged-event.fixture.ts'
import { undoAdmission } from '../door/undo-admission.ts'
import { revokeTicket } from '../tickets/revoke-ticket.ts'

let database: TestDatabase
let house: TestAttendance
let test: TestApp
let petugas: string
const clock = createVirtualClock('2026-11-20T12:00:00.120Z')
const account = accountOf('petugas1')
const boss = { username: 'boss', accountId: null, isAdmin: true }

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  house = openAttendance(database.connection, clock.now)
  test = await startTestApp(house.routes)
  petugas = house.tokenOf('petugas1', 'member')
})
afterAll(async () => {
  await test.close()
  await house.close()
  await database.drop()
})

const door = () => ({ db: house.db, now: clock.now })
const stage = (tickets: number, facts = {}) => stageEvent(door(), tickets, facts)
const admit = async (...scans: Scan[]) => (await admitTickets(door(), scans)) as ScanAnswer[]
const get = (path: string, token = petugas) => test.ask('GET', path, { token })

/** Lets one in twice with an exit between, takes one back, and lets one in plainly. */
async function stageEvening(): Promise<StagedEvent> {
  const staged = await stage(4, { reentry: true })
  const show = (index: number, facts = {}) => scan(staged.event, staged.tickets[index]?.id ?? '', facts)
  const [, mistake] = await admit(show(0, { gate: 'A' }), show(1, { gate: 'A' }))
  await letOutTicket(door(), show(0, { gate: 'B' }))
  await admit(show(0), show(2, { gate: 'B' }), show(2, { gate: 'B' }), show(2, { offline: true }))
  const undo = { eventId: staged.event.id, scanId: mistake?.scan_id ?? '', nonce: null, by: boss }
  await undoAdmission({ ...door(), undoSeconds: 300 }, { ...undo, post: 'manager' })
  await admit(scan(staged.event, 'no such ticket'))
  return staged
}

describe('attendance', () => {
  it('lists each ticket that got in once, oldest first, in pages', async () => {
    const { event, tickets } = await stageEvening()
    const { body } = await get(`/events/${event.code}/attendance?limit=1`)
    expect(body.data).toEqual([
      {
        scan_id: expect.any(String),
        ticket_id: tickets[0]?.id,
        ticket: { code: tickets[0]?.code, type: 'General', holder_name: '' },
        gate: 'A',
        checked_in_by: 'petugas1',
        checked_in_at: '2026-11-20T12:00:00.120Z',
        scanned_at: '2026-11-20T12:00:00.120Z',
        inside: true,
      },
    ])
    const rest = await get(`/events/${event.id}/attendance?page_key=${body.next_page_key}`)
    expect(rest.body.data.map(({ ticket_id }: { ticket_id: string }) => ticket_id)).toEqual([tickets[2]?.id])
    expect(rest.body.next_page_key).toBe(null)
    expect((await get(`/events/${event.id}/attendance`, house.tokenOf('stranger'))).status).toBe(403)
  })
})

describe('the report', () => {
  it('says who came, where, when, and who did not', async () => {
    const { event } = await stageEvening()
    const { body } = await get(`/events/${event.id}/report`)
    expect(body).toEqual({
      totals: {
        issued: 4,
        admitted: 2,
        no_shows: 2,
        exits: 1,
        undone: 1,
        duplicates: 1,
        refused: 1,
        conflicts: 1,
      },
      ticket_types: [{ name: 'General', issued: 4, admitted: 2, no_shows: 2 }],
      gates: [
        { gate: null, admitted: 0, duplicates: 0, refused: 1 },
        { gate: 'A', admitted: 1, duplicates: 0, refused: 0 },
        { gate: 'B', admitted: 1, duplicates: 1, refused: 0 },
      ],
      quarter_hours: [{ from: '2026-11-20T12:00:00.000Z', admitted: 2 }],
      refusals: [{ result: 'unknown', scans: 1 }],
    })
  })

  it('counts a ticket that was revoked after its admission as attended, and as no no-show', async () => {
    const { event, tickets } = await stage(2)
    await admit(scan(event, tickets[0]?.id ?? ''))
    await revokeTicket(door(), accountOf('boss', 'admin'), tickets[0]?.id ?? '')
    const { body } = await get(`/events/${event.id}/report`)
    expect(body.totals).toMatchObject({ issued: 1, admitted: 1, no_shows: 1 })
  })

  it('comes as CSV, and so does the log, safe to open in a spreadsheet', async () => {
    const { event } = await stage(0)
    await admit(scan(event, '=1+1', { gate: 'A' }), scan(event, 'a, "b"'))
    const { app } = test
    const read = async (path: string) => {
      const headers = { authorization: `Bearer ${petugas}` }
      const answer = await app.inject({ url: `/api/v1/events/${event.code}/${path}`, headers })
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
      return answer.body.replace('\u{feff}', '').trimEnd().split('\n')
    }
    const report = await read('report.csv')
    expect(report).toContain('gate,A,refused,1')
    expect(report).toContain('refusal,unknown,scans,2')
    const [head, first, second, ...more] = await read('check-ins.csv')
    expect(head?.split(',').slice(2, 5)).toEqual(['direction', 'result', 'ticket_id'])
    expect(first).toContain(',entry,unknown,"a, ""b""",')
    expect(second).toContain(",entry,unknown,'=1+1,")
    expect(more).toEqual([])
  })

  it('is saved under the name of the list, whatever is in that', async () => {
    const code = `pesta "Merdeka" (2026) 'd/é`
    await admit(scan(code, 'T1', { opensList: true }))
    const { headers } = await get(`/events/${encodeURIComponent(code)}/report.csv`)
    expect(headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''report-pesta%20%22Merdeka%22%20%282026%29%20%27d%2F%C3%A9.csv`,
    )
  })
})

async function readWhole({ total, records }: CheckInList) {
  const pieces = []
  for await (const piece of records) pieces.push(piece)
  return { total, records: JSON.parse(`[${pieces.join()}]`) }
}

describe('what the dialects read', () => {
  it('is what check-ins answered, under the names that the client used', async () => {
    const made = []
    for (const ticket_id of ['T2', 'T1', '"quoted" \\ 😀']) {
      made.push(await house.attendance.checkIn(account, { event_id: 'list 1', ticket_id }))
    }
    expect(made[0]).toEqual({
      result: 'admitted',
      record: {
        event_id: 'list 1',
        ticket_id: 'T2',
        checked_in_by: 'petugas1',
        checked_in_at: '2026-11-20T12:00:00.120000+00:00',
      },
    })
    expect(await house.attendance.checkIn(account, { event_id: 'list 1', ticket_id: 'T1' })).toEqual({
      result: 'duplicate',
    })
    const read = await readWhole(await house.attendance.readAttendance(accountOf('anybody'), 'list 1'))
    expect(read).toEqual({ total: 3, records: made.map((outcome) => 'record' in outcome && outcome.record) })
  })

  it('shows the ticket of a managed event as it was shown: by its code, or else by its id', async () => {
    const { event, tickets } = await stage(3)
    const shown = [tickets[0]?.code, tickets[1]?.id, tickets[2]?.qr] as string[]
    const records = []
    for (const ticket_id of shown) {
      const outcome = await house.attendance.checkIn(account, { event_id: event.code, ticket_id })
      records.push('record' in outcome && outcome.record)
    }
    const read = await readWhole(await house.attendance.readAttendance(account, event.code))
    expect(read).toEqual({ total: 3, records })
    expect(read.records.map(({ ticket_id }: { ticket_id: string }) => ticket_id)).toEqual([
      ...shown.slice(0, 2),
      tickets[2]?.id,
    ])
  })

  it('is streamed in stretches, whole and in order', async () => {
    const scans = Array.from({ length: 2_345 }, (_, index) =>
      scan('long list', `T${index}`, { opensList: true }),
    )
    for (let from = 0; from < scans.length; from += 500) await admit(...scans.slice(from, from + 500))
    const { total, records } = await readWhole(await house.attendance.readAttendance(account, 'long list'))
    expect([total, records.length]).toEqual([2_345, 2_345])
    expect(records.map(({ ticket_id }: { ticket_id: string }) => ticket_id)).toEqual(
      scans.map(({ presented }) => presented),
    )
  })

  it('is empty for a list that nobody has checked in to, and closed to strangers for a managed event', async () => {
    expect(await readWhole(await house.attendance.readAttendance(account, 'no list'))).toEqual({
      total: 0,
      records: [],
    })
    const { event } = await stage(0)
    await expect(house.attendance.readAttendance(accountOf('stranger'), event.id)).rejects.toMatchObject({
      code: 'not_event_crew',
    })
    const closed = openAttendance(database.connection, clock.now, { openLists: false })
    await expect(closed.attendance.readAttendance(account, 'no list')).rejects.toMatchObject({
      code: 'event_not_found',
    })
    expect(await closed.attendance.checkIn(account, { event_id: 'no list', ticket_id: 'T1' })).toEqual({
      result: 'unknown_event',
    })
    await closed.close()
  })

  it('is what an account let in itself, newest first, of all events or of one', async () => {
    const rini = accountOf('rini')
    for (const [event_id, ticket_id] of [
      ['list a', 'T1'],
      ['list b', 'T2'],
      ['list a', 'T3'],
    ] as const) {
      await house.attendance.checkIn(rini, { event_id, ticket_id })
    }
    await house.attendance.checkIn(account, { event_id: 'list a', ticket_id: 'T4' })
    const mine = async (eventId: string | null) => {
      const { total, records } = await readWhole(await house.attendance.readCheckInsBy(rini, eventId))
      return [
        total,
        ...records.map(({ event_id, ticket_id }: Record<string, string>) => [event_id, ticket_id]),
      ]
    }
    expect(await mine(null)).toEqual([3, ['list a', 'T3'], ['list b', 'T2'], ['list a', 'T1']])
    expect(await mine('list a')).toEqual([2, ['list a', 'T3'], ['list a', 'T1']])
    expect(await mine('nowhere')).toEqual([0])
  })
})
