import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkInsKey, eventsKey, openAttendance, type TestAttendance } from '../attendance.fixture.ts'
import { postCrew, type StagedEvent, stageEvent } from './staged-event.fixture.ts'

let database: TestDatabase
let house: TestAttendance
let ask: TestApp['ask']
let close: TestApp['close']
let petugas: string
const clock = createVirtualClock('2026-11-20T12:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  house = openAttendance(database.connection, clock.now)
  ;({ ask, close } = await startTestApp(house.routes))
  petugas = house.tokenOf('petugas1', 'member')
})
afterAll(async () => {
  await close()
  await house.close()
  await database.drop()
})

const stage = (tickets: number, facts = {}) => stageEvent({ db: house.db, now: clock.now }, tickets, facts)
const post = (path: string, body: unknown, token: string | undefined = petugas) =>
  ask('POST', path, { body, token })
const checkIn = ({ event }: StagedEvent, body: object, token = petugas) =>
  post(`/events/${event.id}/check-ins`, body, token)
const log = async ({ event }: StagedEvent, query = '') =>
  (await ask('GET', `/events/${event.id}/check-ins${query}`, { token: petugas })).body.data
const idOf = ({ tickets }: StagedEvent, index = 0) => tickets[index]?.id as string

describe('POST check-ins', () => {
  it('answers 201 for a ticket that is let in, and 200 with the reason for one that is not', async () => {
    const staged = await stage(1)
    const { status, body } = await checkIn(staged, {
      qr: staged.tickets[0]?.qr,
      nonce: 'n1',
      gate: 'A',
      device: 'phone 1',
      scanned_at: '2026-11-20T11:59:58.5Z',
    })
    expect([status, body.result, body.ticket_id]).toEqual([201, 'admitted', idOf(staged)])
    expect(body).toMatchObject({ nonce: 'n1', scanned_at: '2026-11-20T11:59:58.500Z' })
    const again = await checkIn(staged, { code: staged.tickets[0]?.code, gate: 'B' })
    expect([again.status, again.body.result]).toEqual([200, 'duplicate'])
    expect(again.body.first).toMatchObject({ gate: 'A', at: body.received_at, scanned_by: 'petugas1' })
  })

  it('answers a scan that is sent again as it did the first time', async () => {
    const staged = await stage(2)
    const first = await checkIn(staged, { ticket_id: idOf(staged), nonce: 'lost answer' })
    expect(await checkIn(staged, { ticket_id: idOf(staged), nonce: 'lost answer' })).toMatchObject({
      status: 201,
      body: first.body,
    })
    const other = await checkIn(staged, { ticket_id: idOf(staged, 1), nonce: 'lost answer' })
    expect([other.status, other.body.code]).toEqual([422, 'nonce_reused'])
    expect(await log(staged)).toHaveLength(1)
  })

  it('lets a partner’s key in at every door, and nobody without a post', async () => {
    const staged = await stage(1)
    const stranger = await checkIn(staged, { ticket_id: idOf(staged) }, house.tokenOf('stranger'))
    expect([stranger.status, stranger.body.code]).toEqual([403, 'not_at_this_door'])
    const path = `/events/${staged.event.id}/check-ins`
    const withKey = (key: string) =>
      ask('POST', path, { body: { ticket_id: idOf(staged) }, headers: { 'api-key': key } })
    expect((await withKey(eventsKey)).body.code).toBe('missing_scope')
    const { status, body } = await withKey(checkInsKey)
    expect([status, body.scanned_by]).toEqual([201, 'key:id of checkins:write'])
    expect((await ask('POST', path, { body: { ticket_id: idOf(staged) } })).status).toBe(401)
  })

  it('takes nobody for a key, whatever their name is', async () => {
    const staged = await stage(2)
    const path = `/events/${staged.event.id}/check-ins`
    await ask('POST', path, { body: { ticket_id: idOf(staged) }, headers: { 'api-key': checkInsKey } })
    const impostor = 'key:id of checkins:write'
    await postCrew(house.db, staged.event, impostor)
    const token = house.tokenOf(impostor)
    for (const answer of [
      await ask('GET', '/me/check-ins', { token }),
      await checkIn(staged, { ticket_id: idOf(staged, 1) }, token),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'reserved_name'])
    }
  })

  it('tells a stranger nothing of a ticket, neither in a batch nor by a nonce they overheard', async () => {
    const staged = await stage(1)
    const code = staged.tickets[0]?.code as string
    await checkIn(staged, { code, nonce: 'overheard' })
    const stranger = house.tokenOf('stranger')
    const replay = await checkIn(staged, { code, nonce: 'overheard' }, stranger)
    expect([replay.status, replay.body.code]).toEqual([403, 'not_at_this_door'])
    const scans = [{ code }, { code, nonce: 'overheard' }, { code, gate: '<b>mine</b>' }]
    const batch = await post(`/events/${staged.event.id}/check-in-batches`, { scans }, stranger)
    for (const result of batch.body.results) {
      expect(result).toMatchObject({
        result: 'forbidden',
        ticket: null,
        ticket_id: code,
        first: null,
        gate: null,
      })
    }
    expect(JSON.stringify(await log(staged))).not.toContain('mine')
  })

  it('keeps of a QR that belongs to another event only what it says', async () => {
    const [here, there] = [await stage(1), await stage(1)]
    const qr = there.tickets[0]?.qr as string
    const answer = await checkIn(here, { qr })
    expect(answer.body.result).toBe('wrong_event')
    expect(JSON.stringify([answer.body, await log(here)])).not.toContain(qr)
  })

  it('takes a code that was typed in small letters', async () => {
    const staged = await stage(1)
    const { body } = await checkIn(staged, { code: staged.tickets[0]?.code.toLowerCase() })
    expect([body.result, body.ticket_id]).toEqual(['admitted', idOf(staged)])
  })

  it('knows no event that nobody made', async () => {
    const { status, body } = await post('/events/no-such-event/check-ins', { ticket_id: 'T1' })
    expect([status, body.code]).toEqual([404, 'event_not_found'])
  })

  const nasty = [
    {},
    { ticket_id: 'a', code: 'b' },
    { ticket_id: '' },
    { ticket_id: 7 },
    { ticket_id: 'x'.repeat(10_000) },
    { code: 'a\0b' },
    { code: '\ud800' },
    { code: 'x', nonce: 'n'.repeat(129) },
    { code: 'x', gate: 'g'.repeat(65) },
    { code: 'x', offline: 'yes' },
    { code: 'x', scanned_at: 'yesterday' },
    { code: 'x', scanned_at: '0001-01-01T00:00:00Z' },
    { code: 'x', scanned_at: '2026-02-30T00:00:00Z' },
    [],
    null,
  ]
  it.each(nasty)('refuses %j with a 4xx and no row', async (body) => {
    const staged = await stage(0)
    const { status } = await post(`/events/${staged.event.id}/check-ins`, body)
    expect(status).toBe(400)
    expect(await log(staged)).toEqual([])
  })

  it('takes what looks like SQL for the text that it is', async () => {
    const staged = await stage(1)
    const code = `'; drop table attendance.scan; --`
    expect((await checkIn(staged, { code })).body).toMatchObject({ result: 'unknown', ticket_id: code })
    expect((await post(`/events/${encodeURIComponent(code)}/check-ins`, { code })).status).toBe(404)
  })
})

describe('POST check-in-batches', () => {
  it('refuses a malformed scan alone, so that a phone does not lose the others', async () => {
    const staged = await stage(2)
    const { status, body } = await post(`/events/${staged.event.id}/check-in-batches`, {
      scans: [
        { ticket_id: idOf(staged), nonce: 'a', offline: true, scanned_at: '2026-11-20T11:00:00Z' },
        { ticket_id: 7 },
        'nothing',
        { ticket_id: idOf(staged, 1), code: 'both' },
        { ticket_id: idOf(staged, 1) },
        { ticket_id: idOf(staged), nonce: 'a' },
        { ticket_id: idOf(staged), offline: true },
      ],
    })
    expect(status).toBe(200)
    expect(body.results.map(({ result }: { result: string }) => result)).toEqual([
      'admitted',
      'malformed',
      'malformed',
      'malformed',
      'admitted',
      'admitted',
      'conflict',
    ])
    expect(body.results[1].message).toBe('scan.ticket_id must be string')
    expect(body.results[5]).toEqual(body.results[0])
  })

  it('refuses a body that is no batch', async () => {
    const staged = await stage(0)
    for (const body of [{}, { scans: [] }, { scans: 'all' }, { scans: Array(1001).fill({}) }, []]) {
      expect((await post(`/events/${staged.event.id}/check-in-batches`, body)).status).toBe(400)
    }
  })

  it('takes a thousand scans at once', async () => {
    const staged = await stage(1)
    const scans = Array.from({ length: 1000 }, (_, index) => ({ ticket_id: idOf(staged), nonce: `${index}` }))
    const { body } = await post(`/events/${staged.event.id}/check-in-batches`, { scans })
    const admitted = body.results.filter(({ result }: { result: string }) => result === 'admitted')
    expect([body.results.length, admitted.length]).toEqual([1000, 1])
  })
})

describe('undo', () => {
  const undo = (staged: StagedEvent, scanId: string, body?: object, token = petugas) =>
    post(`/events/${staged.event.id}/check-ins/${scanId}/undo`, body, token)

  it('takes an admission back, so that the ticket gets in again', async () => {
    const staged = await stage(1)
    const { body: admission } = await checkIn(staged, { ticket_id: idOf(staged) })
    const { status, body } = await undo(staged, admission.scan_id)
    expect(status).toBe(200)
    expect(body).toMatchObject({ direction: 'undo', result: 'undone', first: { scan_id: admission.scan_id } })
    const again = await checkIn(staged, { ticket_id: idOf(staged) })
    expect(again.body).toMatchObject({ result: 'admitted', reentry: false })
    expect((await log(staged)).map(({ result, released }: never) => [result, released])).toEqual([
      ['admitted', null],
      ['undone', null],
      ['admitted', 'undo'],
    ])
  })

  it('is done once, and answers its nonce alike', async () => {
    const staged = await stage(1)
    const { body: admission } = await checkIn(staged, { ticket_id: idOf(staged) })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => undo(staged, admission.scan_id, { nonce: 'u' })),
    )
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    const late = await undo(staged, admission.scan_id, { nonce: 'another' })
    expect([late.status, late.body.code]).toEqual([409, 'admission_over'])
    expect(await log(staged, '?result=undone')).toHaveLength(1)
  })

  it('is for whoever scanned or a manager, for a while, and for admissions only', async () => {
    const staged = await stage(2)
    await postCrew(house.db, staged.event, 'other')
    await postCrew(house.db, staged.event, 'chief', [], 'manager')
    const { body: admission } = await checkIn(staged, { ticket_id: idOf(staged) })
    const { body: duplicate } = await checkIn(staged, { ticket_id: idOf(staged) })
    const refusal = async (scanId: string, token?: string) =>
      (await undo(staged, scanId, {}, token)).body.code
    expect(await refusal(duplicate.scan_id)).toBe('not_an_admission')
    expect(await refusal(admission.scan_id, house.tokenOf('other'))).toBe('not_your_scan')
    expect(await refusal(admission.scan_id, house.tokenOf('stranger'))).toBe('not_event_crew')
    expect(await refusal(staged.event.id)).toBe('scan_not_found')
    clock.advance(301_000)
    expect(await refusal(admission.scan_id)).toBe('undo_too_late')
    clock.advance(-301_000)
    expect((await undo(staged, admission.scan_id, {}, house.tokenOf('chief'))).status).toBe(200)
  })
})

describe('exit and re-entry', () => {
  const exit = ({ event }: StagedEvent, body: object) => post(`/events/${event.id}/exits`, body)

  it('lets a ticket out and in again, which is no second admission', async () => {
    const staged = await stage(1, { reentry: true })
    const { body: admission } = await checkIn(staged, { ticket_id: idOf(staged) })
    const { body: left } = await exit(staged, { qr: staged.tickets[0]?.qr, nonce: 'out', gate: 'B' })
    expect(left).toMatchObject({ result: 'exited', gate: 'B', first: { scan_id: admission.scan_id } })
    expect((await exit(staged, { ticket_id: idOf(staged) })).body.result).toBe('not_inside')
    expect((await checkIn(staged, { ticket_id: idOf(staged) })).body).toMatchObject({
      result: 'admitted',
      reentry: true,
    })
    expect((await exit(staged, { ticket_id: idOf(staged), nonce: 'out' })).body).toEqual(left)
    expect((await checkIn(staged, { ticket_id: idOf(staged) })).body.result).toBe('duplicate')
  })

  it('lets somebody out once however many gates scan', async () => {
    const staged = await stage(10, { reentry: true })
    for (const { id } of staged.tickets) await checkIn(staged, { ticket_id: id })
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        exit(staged, { ticket_id: idOf(staged, Math.floor(index / 10)), nonce: `${Math.floor(index / 2)}` }),
      ),
    )
    const results = answers.map(({ body }) => body.result)
    expect(results.filter((result) => result === 'exited')).toHaveLength(20)
    expect(results.filter((result) => result === 'not_inside')).toHaveLength(80)
    expect(await log(staged, '?result=exited')).toHaveLength(10)
    expect(await log(staged, '?result=not_inside')).toHaveLength(40)
  })

  it('is refused where the event does not allow it, and to strangers', async () => {
    const staged = await stage(1)
    expect((await exit(staged, { ticket_id: idOf(staged) })).body.code).toBe('no_reentry')
    const open = await stage(1, { reentry: true })
    const path = `/events/${open.event.id}/exits`
    expect((await post(path, { ticket_id: idOf(open) }, house.tokenOf('stranger'))).status).toBe(403)
    expect((await exit(open, { code: 'unknown' })).body.result).toBe('unknown')
  })
})

/** Unknown tickets at gate B, later than all that was scanned so far. */
async function scanManyTimes({ event }: StagedEvent, times: number): Promise<void> {
  await sql`
    insert into attendance.scan (event_id, id, direction, result, ticket_key, nonce, gate, offline, reentry, scanned_by,
      scanned_at, received_at, happened_at)
    select ${event.id}, ('ffffffff' || right(gen_random_uuid()::text, 28))::uuid, 'entry', 'unknown', 'x',
      gen_random_uuid(), 'B', false, false, 'petugas1', now(), now(), now()
    from generate_series(1, ${times})`.execute(house.db)
}

describe('the log', () => {
  it('is paged newest first, and filtered by result, gate and ticket', async () => {
    const staged = await stage(3)
    for (const gate of ['A', 'B']) {
      for (const { id } of staged.tickets) await checkIn(staged, { ticket_id: id, gate })
    }
    const whole = await log(staged)
    const pages = []
    for (let path: string | null = '?limit=4'; path !== null; ) {
      const { body } = await ask('GET', `/events/${staged.event.id}/check-ins${path}`, { token: petugas })
      pages.push(body.data)
      path = body.next_page_key === null ? null : `?limit=4&page_key=${body.next_page_key}`
    }
    expect(pages.map(({ length }) => length)).toEqual([4, 2])
    expect(pages.flat()).toEqual(whole)
    expect(whole.map(({ result }: never) => result).join()).toBe(
      'duplicate,duplicate,duplicate,admitted,admitted,admitted',
    )
    expect(await log(staged, '?result=duplicate')).toHaveLength(3)
    expect(await log(staged, '?gate=A')).toHaveLength(3)
    expect((await log(staged, `?ticket=${idOf(staged)}`)).map(({ result }: never) => result)).toEqual([
      'duplicate',
      'admitted',
    ])
  })

  it('looks for a gate in no more than 50,000 scans, however long the log is', async () => {
    const staged = await stage(1)
    await checkIn(staged, { ticket_id: idOf(staged), gate: 'A' })
    const found = async () => (await log(staged, '?gate=A')).length
    await scanManyTimes(staged, 49_999)
    expect(await found()).toBe(1)
    await scanManyTimes(staged, 1)
    expect(await found()).toBe(0)
  })

  it('shows both sides of a conflict', async () => {
    const staged = await stage(2)
    const offline = { offline: true, scanned_at: '2026-11-20T11:00:00Z' }
    await checkIn(staged, { ticket_id: idOf(staged), device: 'phone 1', ...offline })
    await checkIn(staged, { ticket_id: idOf(staged), device: 'phone 2', ...offline })
    await checkIn(staged, { ticket_id: idOf(staged, 1) })
    expect((await log(staged)).map(({ result, conflicted }: never) => [result, conflicted])).toEqual([
      ['admitted', false],
      ['conflict', true],
      ['admitted', true],
    ])
  })

  it('is for the crew', async () => {
    const staged = await stage(0)
    const path = `/events/${staged.event.id}/check-ins`
    expect((await ask('GET', path, { token: house.tokenOf('stranger') })).status).toBe(403)
    expect((await ask('GET', path)).status).toBe(401)
  })

  it('shows everybody their own check-ins, newest first', async () => {
    const [one, two] = [await stage(2), await stage(1)]
    await postCrew(house.db, one.event, 'rini')
    await postCrew(house.db, two.event, 'rini')
    const rini = house.tokenOf('rini')
    const [first, second] = [idOf(one), idOf(two)]
    await checkIn(one, { ticket_id: first }, rini)
    await checkIn(two, { ticket_id: second }, rini)
    const { body: mistake } = await checkIn(one, { ticket_id: idOf(one, 1) }, rini)
    await post(`/events/${one.event.id}/check-ins/${mistake.scan_id}/undo`, {}, rini)
    const mine = async (query = '') =>
      (await ask('GET', `/me/check-ins${query}`, { token: rini })).body.data.map(
        ({ ticket_id }: { ticket_id: string }) => ticket_id,
      )
    expect(await mine()).toEqual([second, first])
    expect(await mine(`?event_id=${one.event.code}`)).toEqual([first])
    expect(await mine('?event_id=nowhere')).toEqual([])
  })
})
