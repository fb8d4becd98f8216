import { type Db, openDatabase } from '@balai/db/open-database.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeEvent } from '../events/change-event.ts'
import type { AttendanceTables } from '../tables.ts'
import { revokeTicket } from '../tickets/revoke-ticket.ts'
import { admitTickets } from './admit-tickets.ts'
import type { ScanAnswer, ScanOutcome } from './contract.ts'
import type { Scan } from './rules.ts'
import { accountOf, postCrew, scan, stageEvent } from './staged-event.fixture.ts'

let database: TestDatabase
let db: Db<AttendanceTables>
/** Other replicas: pools of their own. */
let replicas: Db<AttendanceTables>[]
const clock = createVirtualClock('2026-11-20T12:00:00Z')
const boss = accountOf('boss', 'admin')

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  const open = () => openDatabase<AttendanceTables>({ connection: database.connection, poolSize: 6 })
  db = open()
  replicas = [db, open(), open(), open()]
})
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.destroy()))
  await database.drop()
})

const stage = (tickets: number, facts = {}) => stageEvent({ db, now: clock.now }, tickets, facts)
const admit = (...scans: Scan[]) => admitTickets({ db, now: clock.now }, scans)
const admitOne = async (one: Scan) => (await admit(one))[0] as ScanAnswer
const results = (outcomes: readonly ScanOutcome[]) => outcomes.map(({ result }) => result)

async function logged(eventId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('attendance.scan')
    .select(['result', (count) => count.fn.countAll<number>().as('scans')])
    .where('event_id', '=', eventId)
    .groupBy('result')
    .execute()
  return Object.fromEntries(rows.map(({ result, scans }) => [result, scans]))
}

describe('at the door', () => {
  it('admits a ticket by its id, its code and its QR', async () => {
    const { event, tickets } = await stage(3)
    const [one, two, three] = tickets
    const outcomes = await admit(
      scan(event, one?.id ?? ''),
      scan(event.code, two?.code ?? '', { gate: 'B', device: 'phone 7' }),
      scan(event, three?.qr ?? ''),
    )
    expect(results(outcomes)).toEqual(['admitted', 'admitted', 'admitted'])
    expect(outcomes[1]).toEqual({
      scan_id: expect.any(String),
      event_id: event.id,
      direction: 'entry',
      result: 'admitted',
      ticket_id: two?.id,
      ticket: { code: two?.code, type: 'General', holder_name: '' },
      nonce: expect.any(String),
      gate: 'B',
      device: 'phone 7',
      offline: false,
      reentry: false,
      scanned_by: 'petugas1',
      scanned_at: '2026-11-20T12:00:00.000Z',
      received_at: '2026-11-20T12:00:00.000Z',
      first: null,
    })
  })

  it('tells whoever shows a used ticket when, where and by whom it was used', async () => {
    const { event, tickets } = await stage(1)
    const { id, code, qr } = tickets[0] ?? { id: '', code: '', qr: '' }
    const first = await admitOne(scan(event, id, { gate: 'A', device: 'phone 1' }))
    clock.advance(60_000)
    for (const again of [id, code, qr]) {
      expect(await admitOne(scan(event, again, { gate: 'B' }))).toMatchObject({
        result: 'duplicate',
        gate: 'B',
        first: {
          scan_id: first.scan_id,
          at: first.received_at,
          gate: 'A',
          device: 'phone 1',
          scanned_by: 'petugas1',
        },
      })
    }
    expect(await logged(event.id)).toEqual({ admitted: 1, duplicate: 3 })
  })

  it('answers each scan of a batch in its place, whatever became of the others', async () => {
    const { event, tickets } = await stage(3)
    const [one, two, three] = tickets.map(({ id }) => id) as [string, string, string]
    await revokeTicket({ db, now: clock.now }, boss, two)
    const outcomes = await admit(
      scan(event, three),
      scan(event, 'no such code'),
      scan(event, one),
      scan('no such event', one),
      scan(event, two),
      scan(event, one),
    )
    expect(results(outcomes)).toEqual([
      'admitted',
      'unknown',
      'admitted',
      'unknown_event',
      'revoked',
      'duplicate',
    ])
    expect(outcomes[5]).toMatchObject({ first: { scan_id: (outcomes[2] as ScanAnswer).scan_id } })
  })

  it('knows the tickets of other events, and QRs that nobody signed', async () => {
    const [here, elsewhere] = await Promise.all([stage(1), stage(1)])
    const foreign = elsewhere.tickets[0]
    const qr = here.tickets[0]?.qr ?? ''
    const forged = `${qr.slice(0, 60)}${qr[60] === 'A' ? 'B' : 'A'}${qr.slice(61)}`
    const outcomes = await admit(
      scan(here.event, foreign?.id ?? ''),
      scan(here.event, foreign?.qr ?? ''),
      scan(here.event, foreign?.code ?? ''),
      scan(here.event, forged),
    )
    expect(results(outcomes)).toEqual(['wrong_event', 'wrong_event', 'unknown', 'unknown'])
    expect(await logged(elsewhere.event.id)).toEqual({})
  })

  it('keeps the doors shut before they open, after the end, for drafts and when cancelled', async () => {
    const at = async (time: string, facts = {}) => {
      const { event, tickets } = await stage(1, facts)
      const then = { db, now: () => new Date(time) }
      if ('cancelled' in facts)
        await changeEvent({ db, now: clock.now }, boss, event.id, { status: 'cancelled' })
      return results(await admitTickets(then, [scan(event, tickets[0]?.id ?? '')]))[0]
    }
    expect(await at('2026-11-20T09:59:59Z')).toBe('not_started')
    expect(await at('2026-11-20T10:00:00Z')).toBe('admitted')
    expect(await at('2026-11-20T10:30:00Z', { doors_open_at: '2026-11-20T11:00:00Z' })).toBe('not_started')
    expect(await at('2026-11-20T18:00:00Z')).toBe('admitted')
    expect(await at('2026-11-20T18:00:01Z')).toBe('ended')
    expect(await at('2026-11-20T12:00:00Z', { status: 'draft' })).toBe('not_started')
    expect(await at('2026-11-20T12:00:00Z', { cancelled: true })).toBe('ended')
  })

  it('lets only the crew scan, each at their gates', async () => {
    const { event, tickets } = await stage(5)
    await postCrew(db, event, 'atgateb', ['B'])
    const [a, b, c, d, e] = tickets.map(({ id }) => id) as [string, string, string, string, string]
    const by = (username: string, isAdmin = false) => ({ by: { username, accountId: null, isAdmin } })
    const outcomes = await admit(
      scan(event, a, by('stranger')),
      scan(event, a, { ...by('atgateb'), gate: 'A' }),
      scan(event, b, { ...by('AtGateB'), gate: 'B' }),
      scan(event, c, by('atgateb')),
      scan(event, d, { gate: 'nowhere' }),
      scan(event, e, by('somebody', true)),
    )
    expect(results(outcomes)).toEqual([
      'forbidden',
      'forbidden',
      'admitted',
      'admitted',
      'forbidden',
      'admitted',
    ])
    expect(outcomes[3]).toMatchObject({ gate: 'B' })
  })

  it('hides the drafts of others', async () => {
    const { event, tickets } = await stage(1, { status: 'draft' })
    const outsider = scan(event, tickets[0]?.id ?? '', {
      by: { username: 'stranger', accountId: null, isAdmin: false },
    })
    expect(results(await admit(outsider, { ...outsider, opensList: true }))).toEqual([
      'unknown_event',
      'unknown_event',
    ])
  })
})

describe('an open list', () => {
  it('exists from its first check-in and takes any id from anybody, each once', async () => {
    const list = (presented: string) => scan('evt-1', presented, { opensList: true })
    expect(results(await admit(list('T1'), list('t1'), list('T1')))).toEqual([
      'admitted',
      'admitted',
      'duplicate',
    ])
    expect(results(await admit(scan('evt-1', 'T2')))).toEqual(['admitted'])
  })

  it('is not made when lists are closed', async () => {
    expect(results(await admit(scan('evt-2', 'T1')))).toEqual(['unknown_event'])
    expect(await db.selectFrom('attendance.event').selectAll().where('code', '=', 'evt-2').execute()).toEqual(
      [],
    )
  })

  it('is made once however many make it at the same moment', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        admitTickets({ db: replicas[index % 4] as Db<AttendanceTables>, now: clock.now }, [
          scan('evt-3', `T${index % 10}`, { opensList: true }),
          scan('evt-4', `T${index % 10}`, { opensList: true }),
        ]),
      ),
    )
    const tally = results(outcomes.flat())
    expect(tally.filter((result) => result === 'admitted')).toHaveLength(20)
    expect(tally.filter((result) => result === 'duplicate')).toHaveLength(60)
  })

  it('takes ids of 255 characters of any script, and ids that look like SQL or a UUID', async () => {
    const ids = [
      '😀'.repeat(255),
      `'; drop table attendance.scan; --`,
      '01890000-0000-7000-8000-000000000000',
    ]
    const event = '01890000-0000-7000-8000-00000000000a'
    const once = ids.map((id) => scan(event, id, { opensList: true }))
    expect(results(await admit(...once))).toEqual(['admitted', 'admitted', 'admitted'])
    expect(results(await admit(...once))).toEqual(['duplicate', 'duplicate', 'duplicate'])
  })
})

describe('a scan that is sent again', () => {
  it('gets the same answer and no second row, whatever has changed since', async () => {
    const { event, tickets } = await stage(2)
    const [one, two] = tickets.map(({ id }) => id) as [string, string]
    const scans = [
      scan(event, one, { nonce: 'n1', gate: 'A' }),
      scan(event, one, { nonce: 'n2' }),
      scan(event, 'later', { nonce: 'n3' }),
    ]
    const first = await admit(...scans)
    await revokeTicket({ db, now: clock.now }, boss, one)
    await db.updateTable('attendance.ticket').set({ code: 'later' }).where('id', '=', two).execute()
    expect(await admit(...scans)).toEqual(first)
    expect(await admit(...scans.toReversed())).toEqual(first.toReversed())
    expect(results(await admit(scan(event, two, { nonce: 'n2' })))).toEqual(['nonce_reused'])
    expect(await logged(event.id)).toEqual({ admitted: 1, duplicate: 1, unknown: 1 })
  })

  it('is one row and one answer when fifty copies arrive at four replicas at once', async () => {
    const { event, tickets } = await stage(1)
    const copy = scan(event, tickets[0]?.id ?? '', { nonce: 'the very same' })
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        admitTickets({ db: replicas[index % 4] as Db<AttendanceTables>, now: clock.now }, [copy]),
      ),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await logged(event.id)).toEqual({ admitted: 1 })
  })

  it('cannot be another scan: a nonce names one', async () => {
    const { event, tickets } = await stage(2)
    const [one, two] = tickets.map(({ id }) => id) as [string, string]
    const both = await admit(scan(event, one, { nonce: 'n' }), scan(event, two, { nonce: 'n' }))
    expect(results(both).toSorted()).toEqual(['admitted', 'nonce_reused'])
    expect(await logged(event.id)).toEqual({ admitted: 1 })
    const other = await stage(1)
    expect(results(await admit(scan(other.event, other.tickets[0]?.id ?? '', { nonce: 'n' })))).toEqual([
      'admitted',
    ])
  })
})

describe('scans that were made offline', () => {
  it('count by the clock of the device, while the server keeps both', async () => {
    const { event, tickets } = await stage(4)
    const [one, two, three, four] = tickets.map(({ id }) => id) as [string, string, string, string]
    const evening = { db, now: () => new Date('2026-11-20T20:00:00Z') }
    const offline = (id: string, time: string) =>
      scan(event, id, { offline: true, scanned_at: new Date(time), gate: 'A' })
    const outcomes = await admitTickets(evening, [
      offline(one, '2026-11-20T12:34:56Z'),
      offline(two, '2026-11-20T09:00:00Z'),
      offline(three, '2026-11-20T23:00:00Z'),
      scan(event, four, { scanned_at: new Date('2026-11-20T12:34:56Z') }),
    ])
    expect(results(outcomes)).toEqual(['admitted', 'not_started', 'ended', 'ended'])
    expect(outcomes[0]).toMatchObject({
      scanned_at: '2026-11-20T12:34:56.000Z',
      received_at: '2026-11-20T20:00:00.000Z',
    })
    expect(outcomes[2]).toMatchObject({ scanned_at: '2026-11-20T23:00:00.000Z' })
    expect(await admitOne(scan(event, one))).toMatchObject({ first: { at: '2026-11-20T12:34:56.000Z' } })
  })

  it('are a conflict when two devices let the same ticket in, and both rows stay', async () => {
    const { event, tickets } = await stage(1)
    const id = tickets[0]?.id ?? ''
    const at = (device: string, time: string) =>
      scan(event, id, { offline: true, device, scanned_at: new Date(time), nonce: device })
    const first = await admitOne(at('phone 1', '2026-11-20T11:00:00Z'))
    const second = await admitOne(at('phone 2', '2026-11-20T11:01:00Z'))
    expect(first.result).toBe('admitted')
    expect(second).toMatchObject({ result: 'conflict', first: { scan_id: first.scan_id, device: 'phone 1' } })
    expect(await logged(event.id)).toEqual({ admitted: 1, conflict: 1 })
    expect(await admitOne(at('phone 2', '2026-11-20T11:01:00Z'))).toEqual(second)
  })
})

describe('many gates at once', () => {
  it('admits a ticket once however many gates scan it at the same moment', async () => {
    const { event, tickets } = await stage(100)
    const scans = Array.from({ length: 1_000 }, (_, index) =>
      scan(event, tickets[(index * 37) % 100]?.id ?? '', {
        gate: index % 2 ? 'A' : 'B',
        nonce: `scan ${index}`,
      }),
    )
    const batches = Array.from({ length: 40 }, (_, index) => scans.slice(index * 25, index * 25 + 25))
    const outcomes = await Promise.all(
      batches.map((batch, index) =>
        admitTickets({ db: replicas[index % 4] as Db<AttendanceTables>, now: clock.now }, batch),
      ),
    )
    const answers = outcomes.flat() as ScanAnswer[]
    const admitted = new Map(
      answers.filter(({ result }) => result === 'admitted').map((answer) => [answer.ticket_id, answer]),
    )
    expect(admitted.size).toBe(100)
    const duplicates = answers.filter(({ result }) => result === 'duplicate')
    expect(duplicates).toHaveLength(900)
    for (const { ticket_id, first } of duplicates) {
      const winner = admitted.get(ticket_id)
      expect(first).toMatchObject({ scan_id: winner?.scan_id, gate: winner?.gate, at: winner?.received_at })
    }
    expect(await logged(event.id)).toEqual({ admitted: 100, duplicate: 900 })
  })

  it('tells of each admission once', async () => {
    const { event, tickets } = await stage(2)
    await admit(...tickets.map(({ id }) => scan(event, id)), scan(event, tickets[0]?.id ?? ''))
    const { rows } = await sql<{ ticket_id: string }>`
      select payload->>'ticket_id' as ticket_id from events.outbox
      where event_name = 'attendance.ticket_admitted' and payload->>'event_id' = ${event.id}`.execute(db)
    expect(rows.map(({ ticket_id }) => ticket_id).toSorted()).toEqual(tickets.map(({ id }) => id).toSorted())
  })
})
