import { type AddressInfo, connect } from 'node:net'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'
import { findImport } from './import-store.ts'
import { createImportWorker } from './import-worker.fixture.ts'
import { giveUpAbandonedImports } from './jobs.ts'

let database: TestDatabase
let house: TestAttendance
let clock: VirtualClock
let worker: ReturnType<typeof createImportWorker>
let app: TestApp
let ask: TestApp['ask']
let port: number
let ratna: string
let event: string
let eventId: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  clock = createVirtualClock()
  house = openAttendance(database.connection, clock.now, { heartbeatMs: 50 })
  worker = createImportWorker(database.connection)
  await worker.start()
  app = await startTestApp(house.routes, {
    db: house.db.withTables(),
    secrets: ['a secret for sealing answers'],
  })
  await app.app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.app.server.address() as AddressInfo).port
  ask = app.ask
  ratna = house.tokenOf('ratna')
})

afterAll(async () => {
  await app.close()
  await worker.stop()
  await house.close()
  await database.drop()
})

beforeEach(async () => {
  await open({})
})

async function open(fields: object): Promise<void> {
  const { body } = await ask('POST', '/events', {
    token: ratna,
    body: { title: 'Pesta', starts_at: '2026-12-05T12:00:00Z', ends_at: '2026-12-05T16:00:00Z', ...fields },
  })
  eventId = body.id
  event = `/events/${body.id}`
}

const csv = { 'content-type': 'text/csv; charset=utf-8' }

const upload = (file: string, query = '', headers: Record<string, string> = csv) =>
  ask('POST', `${event}/imports${query}`, { token: ratna, body: file, headers })

async function importFile(file: string, query = '') {
  const { status, body, headers } = await upload(file, query)
  expect(status).toBe(202)
  expect(headers.location).toBe(`/api/v1/imports/${body.id}`)
  return await ended(body.id)
}

async function ended(importId: string) {
  const look = async () => {
    const { body } = await ask('GET', `/imports/${importId}`, { token: ratna })
    expect(body.finished_at).not.toBeNull()
    return body
  }
  return await vi.waitFor(look, { timeout: 30_000, interval: 50 })
}

async function errorsOf(importId: string) {
  const { body } = await ask('GET', `/imports/${importId}/errors?limit=200`, { token: ratna })
  return body.data.map(({ line, field, reason }: { line: number; field: string; reason: string }) => [
    line,
    field,
    reason,
  ])
}

async function readTickets() {
  const { rows } = await sql<{ holder_name: string; code: string; type: string }>`
    select holder_name, code, type.name as type from attendance.ticket
    join attendance.ticket_type type on type.id = type_id
    where ticket.event_id = ${eventId} order by serial`.execute(house.db)
  return rows
}

const guests = (count: number, row = (n: number) => `Tamu ${n},tamu${n}@example.org,,,K-${n}`) =>
  `name,email,username,type,code\n${Array.from({ length: count }, (_, index) => row(index + 1)).join('\n')}\n`

test('imports 10,000 guests, in the order of the file', async () => {
  const { body } = await upload(guests(10_000))
  expect(body).toMatchObject({
    state: 'queued',
    mode: 'all_or_nothing',
    rows: { total: 10_000, imported: 0 },
  })
  expect(await ended(body.id)).toMatchObject({
    state: 'done',
    rows: { total: 10_000, processed: 10_000, imported: 10_000, bad: 0 },
    message: null,
  })
  const tickets = await readTickets()
  expect(tickets).toHaveLength(10_000)
  expect(tickets.map(({ code }) => code)).toEqual(
    Array.from({ length: 10_000 }, (_, index) => `K-${index + 1}`),
  )
  expect(tickets[0]).toEqual({ holder_name: 'Tamu 1', code: 'K-1', type: 'General' })
})

const mixed = guests(10_000, (n) =>
  n % 100 === 0 ? `Tamu ${n},bad address,,,K-${n}` : `Tamu ${n},,,,K-${n}`,
)

test('of 10,000 rows with 100 bad ones imports nothing, and says what is wrong with each', async () => {
  const over = await importFile(mixed)
  expect(over).toMatchObject({ state: 'refused', rows: { total: 10_000, imported: 0, bad: 100 } })
  expect(await readTickets()).toEqual([])
  const errors = await errorsOf(over.id)
  expect(errors).toHaveLength(100)
  expect(errors.map(([line]: [number]) => line)).toEqual(
    Array.from({ length: 100 }, (_, index) => index * 100 + 101),
  )
  expect(errors[0]).toEqual([101, 'email', 'This is not an e-mail address.'])
  const { rows } = await sql`select from attendance.ticket_type where event_id = ${eventId}`.execute(house.db)
  expect(rows).toEqual([])
})

test('of 10,000 rows with 100 bad ones imports the 9,900 others when asked to', async () => {
  const over = await importFile(mixed, '?mode=skip_bad_rows')
  expect(over).toMatchObject({ state: 'done', rows: { total: 10_000, imported: 9_900, bad: 100 } })
  const tickets = await readTickets()
  expect(tickets).toHaveLength(9_900)
  expect(tickets.filter(({ code }) => code.endsWith('00'))).toEqual([])
})

test('finds duplicate codes in the file and in the event, unless the first of them is bad itself', async () => {
  await importFile('name,code\nLama,A\n')
  const over = await importFile('name,code\nX,A\nY,B\nZ,B\n,C\nW,C\nV,B\n', '?mode=skip_bad_rows')
  expect(await errorsOf(over.id)).toEqual([
    [2, 'code', 'The code "A" belongs to a ticket of this event.'],
    [4, 'code', 'The code "B" stands in this file before.'],
    [5, 'name', 'The name is missing.'],
    [7, 'code', 'The code "B" stands in this file before.'],
  ])
  expect((await readTickets()).map(({ holder_name }) => holder_name)).toEqual(['Lama', 'Y', 'W'])
})

test('an unknown type is a bad row, unless types are to be made', async () => {
  await ask('POST', `${event}/ticket-types`, { token: ratna, body: { name: 'VIP' } })
  const file = 'name,type\nA,vip\nB,Panitia\nC,PANITIA\nD,\n'
  const refused = await importFile(file)
  expect(await errorsOf(refused.id)).toEqual([
    [3, 'type', 'This event has no ticket type "Panitia".'],
    [4, 'type', 'This event has no ticket type "PANITIA".'],
  ])
  await importFile(file, '?create_types=true')
  expect((await readTickets()).map(({ type }) => type)).toEqual(['VIP', 'Panitia', 'Panitia', 'VIP'])

  const unsaid = await importFile('name\nE\n')
  expect(await errorsOf(unsaid.id)).toEqual([
    [2, 'type', 'This event has several ticket types: the row must say which.'],
  ])
})

test('rows that do not fit any more are bad, and bad rows take no room', async () => {
  await open({ capacity: 4 })
  await ask('POST', `${event}/ticket-types`, { token: ratna, body: { name: 'VIP', quota: 2 } })
  await ask('POST', `${event}/ticket-types`, { token: ratna, body: { name: 'General' } })
  await ask('POST', `${event}/tickets`, { token: ratna, body: { count: 1 } })
  const over = await importFile('name,type\n,VIP\nA,VIP\nB,VIP\nC,VIP\nD,\nE,\n', '?mode=skip_bad_rows')
  expect(await errorsOf(over.id)).toEqual([
    [2, 'name', 'The name is missing.'],
    [5, 'type', 'There is no room left for this ticket type.'],
    [7, null, 'There is no room left at this event.'],
  ])
  expect((await readTickets()).map(({ holder_name }) => holder_name)).toEqual(['', 'A', 'B', 'D'])
})

test('two imports and an issue at the same moment do not exceed the capacity', async () => {
  await open({ capacity: 1_000 })
  const file = guests(700, (n) => `Tamu ${n},,,,`)
  const [first, second] = await Promise.all([upload(file), upload(file)])
  await ask('POST', `${event}/tickets`, { token: ratna, body: { count: 300 } })
  const states = [await ended(first.body.id), await ended(second.body.id)].map(({ state }) => state)
  expect(states).toContain('refused')
  expect((await readTickets()).length).toBeLessThanOrEqual(1_000)
})

test('an event changes while its guests are written, and an import that does not fit any more is begun again', async () => {
  await open({ capacity: 2_000 })
  const { body: type } = await ask('POST', `${event}/ticket-types`, { token: ratna, body: { name: 'VIP' } })
  // somebody who is about to take the code of row 1,500 holds the import up in the middle
  const blocker = await house.db.startTransaction().execute()
  await sql`
    insert into attendance.ticket (id, event_id, code, type_id, status, created_at)
    values (gen_random_uuid(), ${eventId}, 'K-1500', ${type.id}, 'valid', now())`.execute(blocker)
  const { body: queued } = await upload(guests(2_000))
  try {
    await vi.waitFor(
      async () => expect((await findImport(house.db, queued.id))?.rows_processed).toBe(1_000),
      { timeout: 30_000, interval: 20 },
    )
    const change = await ask('PATCH', event, { token: ratna, body: { title: 'Pesta Besar' } })
    const issue = await ask('POST', `${event}/tickets`, { token: ratna, body: { count: 1 } })
    expect([change.status, issue.status]).toEqual([200, 201])
    const removal = await ask('DELETE', `${event}/ticket-types/${type.id}`, { token: ratna })
    expect([removal.status, removal.body.code]).toEqual([409, 'ticket_type_in_use'])
  } finally {
    await blocker.rollback().execute()
  }
  expect(await ended(queued.id)).toMatchObject({ state: 'refused', rows: { imported: 0, bad: 1 } })
  expect(await errorsOf(queued.id)).toEqual([[2_001, null, 'There is no room left at this event.']])
  expect(await readTickets()).toHaveLength(1)
})

test('a ticket type stays while an import makes tickets of it', async () => {
  const { body: type } = await ask('POST', `${event}/ticket-types`, { token: ratna, body: { name: 'VIP' } })
  const importing = await house.db.startTransaction().execute()
  try {
    await sql`
      insert into attendance.ticket (id, event_id, code, type_id, status, created_at)
      values (gen_random_uuid(), ${eventId}, 'K-1', ${type.id}, 'valid', now())`.execute(importing)
    const removal = await ask('DELETE', `${event}/ticket-types/${type.id}`, { token: ratna })
    expect([removal.status, removal.body.code]).toEqual([503, 'event_busy'])
  } finally {
    await importing.rollback().execute()
  }
})

test('a file of nasty text becomes harmless tickets or bad rows, and nothing else', async () => {
  const over = await importFile(
    [
      'name,type,code',
      `"'); drop table attendance.ticket; --",,`,
      '"=cmd|\' /C calc\'!A1",,',
      '<script>alert(1)</script>,,',
      '%s %n $1 \\u0000 $[1],,',
      'X,"%I "" \\",',
      'Y,,../../etc/passwd',
      '',
    ].join('\n'),
    '?mode=skip_bad_rows',
  )
  expect(over).toMatchObject({ state: 'done', rows: { imported: 4, bad: 2 } })
  expect(await errorsOf(over.id)).toEqual([
    [6, 'type', 'This event has no ticket type "%I " \\".'],
    [7, 'code', 'A code has 1 to 64 letters, digits, dots, underscores and hyphens.'],
  ])
  expect((await readTickets()).map(({ holder_name }) => holder_name)).toEqual([
    "'); drop table attendance.ticket; --",
    "=cmd|' /C calc'!A1",
    '<script>alert(1)</script>',
    '%s %n $1 \\u0000 $[1]',
  ])
})

test('an export goes back in at another event, but for its revoked tickets', async () => {
  await importFile(
    'name,email,username,type,code\n=1+1,,,VIP,a-1\n"O\'Hara, ""S""",s@example.org,sari,Biasa,-2\nX,,,VIP,x\n',
    '?create_types=true',
  )
  const { body } = await ask('GET', `${event}/tickets?q=X`, { token: ratna })
  await ask('POST', `/tickets/${body.data.at(-1).id}/revocation`, { token: ratna })
  const exported = await app.app.inject({
    url: `/api/v1${event}/tickets.csv`,
    headers: { authorization: `Bearer ${ratna}` },
  })
  const before = await readTickets()

  await open({})
  const over = await importFile(exported.body, '?create_types=true&mode=skip_bad_rows')
  expect(await errorsOf(over.id)).toEqual([[4, 'status', 'This ticket is revoked.']])
  expect(await readTickets()).toEqual(before.slice(0, 2))
})

test('shows progress as it goes on, and ends with the outcome', async () => {
  const { body } = await upload(guests(5_000))
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/imports/${body.id}/progress`, {
    headers: { authorization: `Bearer ${ratna}` },
  })
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const events = (await answer.text()).split('\n\n').filter((text) => text.startsWith('event:'))
  const [kinds, views] = [events.map((text) => /event: (\w+)/.exec(text)?.[1]), events.map(viewIn)]
  expect(kinds[0]).toBe('snapshot')
  expect(kinds.at(-1)).toBe('done')
  expect(kinds.slice(1, -1).every((kind) => kind === 'progress')).toBe(true)
  const processed = views.map(({ rows }) => rows.processed)
  expect(processed).toEqual([...processed].sort((a, b) => a - b))
  expect(views.at(-1)).toMatchObject({ state: 'done', rows: { imported: 5_000 } })

  const late = await fetch(`http://127.0.0.1:${port}/api/v1/imports/${body.id}/progress`, {
    headers: { authorization: `Bearer ${ratna}` },
  })
  expect([...(await late.text()).matchAll(/event: (\w+)/g)].map(([, kind]) => kind)).toEqual([
    'snapshot',
    'done',
  ])
})

test('shows progress no longer than somebody manages the event', async () => {
  await sql`
    insert into attendance.ticket_import (id, event_id, mode, create_types, state, created_by, created_at)
    values (gen_random_uuid(), ${eventId}, 'all_or_nothing', false, 'receiving', 'ratna', ${clock.now()})`.execute(
    house.db,
  )
  await ask('PUT', `${event}/crew/wati`, { token: ratna, body: { role: 'manager' } })
  const { body } = await ask('GET', `${event}/imports`, { token: ratna })
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/imports/${body.data[0].id}/progress`, {
    headers: { authorization: `Bearer ${house.tokenOf('wati')}` },
  })
  await ask('DELETE', `${event}/crew/wati`, { token: ratna })
  expect(await answer.text()).toContain('event: snapshot')
})

const viewIn = (text: string) => JSON.parse(/data: (.*)/.exec(text)?.[1] ?? 'null')

test('an upload that breaks off leaves a failed import and no tickets', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /api/v1${event}/imports HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${ratna}\r\n` +
      'content-type: text/csv\r\ncontent-length: 1000000\r\n\r\nname\n',
  )
  socket.write('Sari\n'.repeat(5_000))
  const imports = async () => (await ask('GET', `${event}/imports`, { token: ratna })).body.data
  await vi.waitFor(async () => expect(await imports()).toMatchObject([{ state: 'receiving' }]))
  socket.destroy()
  await vi.waitFor(async () => {
    expect(await imports()).toMatchObject([
      { state: 'failed', message: 'The upload broke off.', rows: { imported: 0 } },
    ])
  })
  expect(await readTickets()).toEqual([])
  const { rows } = await sql`
    select from attendance.ticket_import_chunk chunk
    join attendance.ticket_import import on import.id = import_id where event_id = ${eventId}`.execute(
    house.db,
  )
  expect(rows).toEqual([])
})

test('an upload whose process died is given up after an hour', async () => {
  await sql`
    insert into attendance.ticket_import (id, event_id, mode, create_types, state, created_by, created_at)
    values (gen_random_uuid(), ${eventId}, 'all_or_nothing', false, 'receiving', 'ratna', ${clock.now()})`.execute(
    house.db,
  )
  const deps = { db: house.db, now: clock.now }
  const states = async () =>
    (await ask('GET', `${event}/imports`, { token: ratna })).body.data.map(
      ({ state }: { state: string }) => state,
    )
  await giveUpAbandonedImports(deps)
  expect(await states()).toEqual(['receiving'])
  const later = new Date(clock.now().getTime() + 61 * 60_000)
  await giveUpAbandonedImports({ ...deps, now: () => later })
  expect(await states()).toEqual(['failed'])
})

test('what is no guest list is refused with a reason, and the list of imports shows it', async () => {
  const refused = await upload('Sari,s@example.org\n')
  expect([refused.status, refused.body.code]).toEqual([400, 'missing_column'])
  const { body } = await ask('GET', `${event}/imports`, { token: ratna })
  expect(body.data).toMatchObject([{ state: 'failed', message: refused.body.detail, rows: { total: 0 } }])

  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
    expect((await upload('{}', '', { 'content-type': type })).body.code).toBe('unsupported_media_type')
  }
  expect((await upload('name\nA\n', '?mode=some')).status).toBe(400)
  expect((await upload('')).status).toBe(400)
})

test('a retry with the same Idempotency-Key imports once', async () => {
  const headers = { ...csv, 'idempotency-key': 'my-list' }
  const first = await upload('name\nSekali\n', '', headers)
  const second = await upload('name\nSekali\n', '', headers)
  expect(second.body.id).toBe(first.body.id)
  await ended(first.body.id)
  expect(await readTickets()).toHaveLength(1)
})

test('only managers import, and to all others an import does not exist', async () => {
  await ask('PUT', `${event}/crew/budi`, { token: ratna, body: { role: 'scanner' } })
  const over = await importFile('name\n,\nA\n')
  for (const [who, role] of [
    ['budi', 'crew'],
    ['joko', 'committee'],
    ['wati', 'member'],
  ] as const) {
    const token = house.tokenOf(who, role)
    for (const path of ['', '/errors', '/errors.csv', '/progress']) {
      const answer = await ask('GET', `/imports/${over.id}${path}`, { token })
      expect([answer.status, answer.body.code]).toEqual([404, 'import_not_found'])
    }
    const attempt = await ask('POST', `${event}/imports`, { token, body: 'name\nA\n', headers: csv })
    expect([403, 404]).toContain(attempt.status)
  }
  expect((await ask('GET', `/imports/${over.id}`, { token: house.tokenOf('a', 'admin') })).status).toBe(200)
})

test('pages through the bad rows, and gives them as CSV', async () => {
  const over = await importFile(guests(30, () => ',bad,,,'))
  const lines: number[] = []
  for (let key: string | null = ''; key !== null; ) {
    const { body } = await ask('GET', `/imports/${over.id}/errors?limit=7${key && `&page_key=${key}`}`, {
      token: ratna,
    })
    lines.push(...body.data.map(({ line }: { line: number }) => line))
    key = body.next_page_key
  }
  expect(lines).toEqual(Array.from({ length: 30 }, (_, index) => index + 2))
  const file = await app.app.inject({
    url: `/api/v1/imports/${over.id}/errors.csv`,
    headers: { authorization: `Bearer ${ratna}` },
  })
  expect(file.body.split('\n').slice(0, 2)).toEqual([
    '\uFEFFline,field,reason',
    '2,name,The name is missing.',
  ])
  expect(file.body.split('\n')).toHaveLength(32)
})
