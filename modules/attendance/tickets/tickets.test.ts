import { createPublicKey } from 'node:crypto'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { type QueryExecutorProvider, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'
import { readQr, verifyQr } from './qr-payload.ts'

let database: TestDatabase
let house: TestAttendance
let ask: TestApp['ask']
let app: TestApp
let ratna: string
let event: string
let eventId: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  house = openAttendance(database.connection, createVirtualClock('2026-11-20T12:00:00Z').now)
  app = await startTestApp(house.routes, {
    db: house.db.withTables(),
    secrets: ['a secret for sealing answers'],
  })
  ask = app.ask
  ratna = house.tokenOf('ratna')
})

afterAll(async () => {
  await app.close()
  await house.close()
  await database.drop()
})

beforeEach(async () => {
  await open({})
})

async function open(fields: object): Promise<void> {
  const { body } = await ask('POST', '/events', {
    token: ratna,
    body: {
      title: 'Pesta',
      status: 'published',
      starts_at: '2026-12-05T12:00:00Z',
      ends_at: '2026-12-05T16:00:00Z',
      ...fields,
    },
  })
  eventId = body.id
  event = `/events/${body.id}`
}

const issue = (body: object, token = ratna) => ask('POST', `${event}/tickets`, { token, body })

async function issueOne(holder: object) {
  const { status, body } = await issue({ holders: [holder] })
  expect(status).toBe(201)
  return body.data[0]
}

async function letIn(ticket: { id: string }, db: QueryExecutorProvider): Promise<void> {
  await sql`
    insert into attendance.scan (event_id, id, direction, result, ticket_key, ticket_id, nonce, offline, reentry,
      scanned_by, scanned_at, received_at, happened_at)
    values (${eventId}, gen_random_uuid(), 'entry', 'admitted', ${ticket.id}, ${ticket.id}, ${ticket.id}, false, false,
      'ratna', now(), now(), now())`.execute(db)
}

async function countTickets(status = 'valid'): Promise<number | undefined> {
  const { rows } = await sql<{ tickets: number }>`
    select count(*) as tickets from attendance.ticket
    where event_id = ${eventId} and status = ${status}`.execute(house.db)
  return rows[0]?.tickets
}

test('issues tickets with a short code and a QR that verifies without the server', async () => {
  const { status, body } = await issue({
    holders: [{ name: 'Sari Dewi', email: 'sari@example.org', username: 'Sari' }, { name: 'Tamu' }],
  })
  expect(status).toBe(201)
  const [sari] = body.data
  expect(sari).toMatchObject({
    type_name: 'General',
    holder: { name: 'Sari Dewi', email: 'sari@example.org', username: 'sari' },
    status: 'valid',
    revocation: null,
  })
  expect(sari.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)

  const { body: pack } = await ask('GET', `${event}/offline-pack`, { token: ratna })
  const qr = readQr(sari.qr)
  const key = createPublicKey({ key: pack.public_key.jwk, format: 'jwk' })
  expect(qr && verifyQr(key, pack.event.id, qr)).toBe(true)
  expect(qr?.serial).toBe(sari.serial)
})

test('issues a number of tickets without names, and shows them in the list', async () => {
  expect((await issue({ count: 7 })).body.data).toHaveLength(7)
  const first = await ask('GET', `${event}/tickets?limit=5`, { token: ratna })
  const second = await ask('GET', `${event}/tickets?limit=5&page_key=${first.body.next_page_key}`, {
    token: ratna,
  })
  const serials = [...first.body.data, ...second.body.data].map(({ serial }) => serial)
  expect(serials).toHaveLength(7)
  expect(serials).toEqual([...serials].sort((a, b) => a - b))
  expect(second.body.next_page_key).toBeNull()
})

test('tells of each ticket in the transaction that makes it', async () => {
  await issue({
    holders: [
      { name: 'A', email: 'a@example.org' },
      { name: 'B', username: 'b' },
    ],
  })
  const { rows } = await sql<{ payload: unknown }>`
    select payload - 'ticket_id' as payload from events.outbox
    where event_name = 'attendance.ticket_issued' and payload ->> 'event_id' = ${eventId} order by id`.execute(
    house.db,
  )
  expect(rows.map(({ payload }) => payload)).toEqual([
    { event_id: eventId, holder_email: 'a@example.org', holder_username: null },
    { event_id: eventId, holder_email: null, holder_username: 'b' },
  ])
})

test('concurrent issues never exceed the capacity', async () => {
  await open({ capacity: 20 })
  const answers = await Promise.all(Array.from({ length: 12 }, () => issue({ count: 3 })))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(6)
  const refused = answers.filter(({ status }) => status === 409)
  expect(refused).toHaveLength(6)
  expect(refused[0]?.body).toMatchObject({
    code: 'capacity_exceeded',
    detail: 'The event has room for 2 more tickets.',
  })
  expect(await countTickets()).toBe(18)
})

test('concurrent issues never exceed the quota of their type', async () => {
  const { body: vip } = await ask('POST', `${event}/ticket-types`, {
    token: ratna,
    body: { name: 'VIP', quota: 5 },
  })
  const answers = await Promise.all(Array.from({ length: 10 }, () => issue({ type_id: vip.id, count: 1 })))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5)
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('quota_exceeded')
  expect(await countTickets()).toBe(5)
})

test('a revoked ticket makes room again', async () => {
  await open({ capacity: 1 })
  const ticket = await issueOne({ name: 'A' })
  expect((await issue({ count: 1 })).status).toBe(409)
  await ask('POST', `/tickets/${ticket.id}/revocation`, { token: ratna })
  expect((await issue({ count: 1 })).status).toBe(201)
})

test('capacity and quota are not lowered below what is out', async () => {
  await issue({ count: 3 })
  const { body: types } = await ask('GET', `${event}/ticket-types`)
  const type = `${event}/ticket-types/${types.data[0].id}`
  for (const [path, body, code] of [
    [event, { capacity: 2 }, 'capacity_below_issued'],
    [type, { quota: 2 }, 'quota_below_issued'],
  ] as const) {
    const refused = await ask('PATCH', path, { token: ratna, body })
    expect([refused.status, refused.body.code]).toEqual([409, code])
  }
  expect((await ask('PATCH', type, { token: ratna, body: { quota: 3 } })).status).toBe(200)
})

test('with several types the request must say which, unless one is the general one', async () => {
  const add = (name: string) => ask('POST', `${event}/ticket-types`, { token: ratna, body: { name } })
  await add('VIP')
  expect((await issue({ count: 1 })).body.data[0].type_name).toBe('VIP')
  await add('Panitia')
  const { status, body } = await issue({ count: 1 })
  expect([status, body.code]).toEqual([422, 'ticket_type_required'])
  await add('general')
  expect((await issue({ count: 1 })).body.data[0].type_name).toBe('general')
  const twice = await add('vip')
  expect([twice.status, twice.body.code]).toEqual([409, 'ticket_type_taken'])
})

test('a type goes away only while nobody ever had a ticket of it', async () => {
  const { body: type } = await ask('POST', `${event}/ticket-types`, { token: ratna, body: { name: 'VIP' } })
  const { body: spare } = await ask('POST', `${event}/ticket-types`, {
    token: ratna,
    body: { name: 'Cadangan' },
  })
  const { body } = await issue({ type_id: type.id, count: 1 })
  await ask('POST', `/tickets/${body.data[0].id}/revocation`, { token: ratna })
  const remove = (id: string) => ask('DELETE', `${event}/ticket-types/${id}`, { token: ratna })
  expect((await remove(type.id)).body.code).toBe('ticket_type_in_use')
  expect((await remove(spare.id)).status).toBe(204)
  expect((await remove(spare.id)).body.code).toBe('ticket_type_not_found')
})

test('a draft with tickets is not deleted', async () => {
  await open({ status: 'draft' })
  await issue({ count: 1 })
  expect((await ask('DELETE', event, { token: ratna })).body.code).toBe('event_not_deletable')
})

test('nobody but managers issues, lists or exports', async () => {
  await ask('PUT', `${event}/crew/budi`, { token: ratna, body: { role: 'scanner' } })
  await ask('PUT', `${event}/crew/wati`, { token: ratna, body: { role: 'manager' } })
  const people = {
    stranger: house.tokenOf('joko'),
    scanner: house.tokenOf('budi'),
    member: house.tokenOf('wati', 'member'),
  }
  for (const token of Object.values(people)) {
    expect((await issue({ count: 1 }, token)).body.code).toBe('not_event_manager')
    expect((await ask('GET', `${event}/tickets.csv`, { token })).status).toBe(403)
  }
  expect((await ask('GET', `${event}/tickets`, { token: people.stranger })).status).toBe(403)
  expect((await ask('GET', `${event}/tickets`, { token: people.scanner })).status).toBe(200)
  expect((await ask('GET', `${event}/offline-pack`, { token: people.stranger })).status).toBe(403)
  expect(await countTickets()).toBe(0)
})

test.each([
  [{}],
  [{ count: 1, holders: [{ name: 'A' }] }],
  [{ count: 501 }],
  [{ holders: [] }],
  [{ holders: [{ name: ' ' }] }],
  [{ holders: [{ name: 'A', email: 'not an address' }] }],
  [{ holders: [{ name: 'A', email: 'a@b' }] }],
  [{ holders: [{ name: 'a\u0007b' }] }],
  [{ type_id: 'x', count: 1 }],
])('refuses %j and issues nothing', async (body) => {
  expect((await issue(body)).status).toBe(400)
  expect(await countTickets()).toBe(0)
})

test('a retry with the same Idempotency-Key issues once', async () => {
  const headers = { 'idempotency-key': 'one-guest' }
  const body = { holders: [{ name: 'Sekali' }] }
  const first = await ask('POST', `${event}/tickets`, { token: ratna, body, headers })
  const second = await ask('POST', `${event}/tickets`, { token: ratna, body, headers })
  expect(second.body).toEqual(first.body)
  expect(await countTickets()).toBe(1)
})

test('searches by name, e-mail and code, and takes wildcards for what they are', async () => {
  await issue({ holders: [{ name: 'Sari 100%', email: 'sari@example.org' }, { name: 'Bu_di' }] })
  const find = async (query: string) => {
    const { body } = await ask('GET', `${event}/tickets?${query}`, { token: ratna })
    return body.data.map((ticket: { holder: { name: string } }) => ticket.holder.name)
  }
  expect(await find('q=SARI')).toEqual(['Sari 100%'])
  expect(await find('q=Example.org')).toEqual(['Sari 100%'])
  expect(await find('q=100%25')).toEqual(['Sari 100%'])
  expect(await find('q=_')).toEqual(['Bu_di'])
  expect(await find("q='%20or%201=1%20--")).toEqual([])
  expect(await find('status=revoked')).toEqual([])
  const { body } = await ask('GET', `${event}/tickets?q=bu`, { token: ratna })
  expect(await find(`q=${body.data[0].code.toLowerCase()}`)).toEqual(['Bu_di'])
})

test('a ticket shows to its holder, the crew and admins; to others it does not exist', async () => {
  const ticket = await issueOne({ name: 'Sari', username: 'sari' })
  await ask('PUT', `${event}/crew/budi`, { token: ratna, body: { role: 'scanner' } })
  for (const token of [
    house.tokenOf('SARI', 'member'),
    house.tokenOf('budi'),
    ratna,
    house.tokenOf('admin', 'admin'),
  ]) {
    expect((await ask('GET', `/tickets/${ticket.id}`, { token })).body.code).toBe(ticket.code)
  }
  const joko = house.tokenOf('joko')
  for (const [method, action, body] of [
    ['GET', '', undefined],
    ['POST', '/revocation', undefined],
    ['POST', '/transfers', { name: 'Joko', username: 'joko' }],
    ['POST', '/reissues', undefined],
  ] as const) {
    const answer = await ask(method, `/tickets/${ticket.id}${action}`, { token: joko, body })
    expect([answer.status, answer.body.code]).toEqual([404, 'ticket_not_found'])
  }
  expect(await countTickets()).toBe(1)
})

test('a holder neither revokes nor re-issues', async () => {
  const ticket = await issueOne({ name: 'Sari', username: 'sari' })
  const token = house.tokenOf('sari', 'member')
  for (const action of ['revocation', 'reissues']) {
    const answer = await ask('POST', `/tickets/${ticket.id}/${action}`, { token })
    expect([answer.status, answer.body.code]).toEqual([403, 'not_event_manager'])
  }
})

test('revoking twice is the same as once', async () => {
  const ticket = await issueOne({ name: 'A' })
  const revoke = () => ask('POST', `/tickets/${ticket.id}/revocation`, { token: ratna })
  const first = await revoke()
  expect(first.body).toMatchObject({
    status: 'revoked',
    qr: null,
    revocation: { reason: 'revoked', replaced_by: null },
  })
  expect((await revoke()).body).toEqual(first.body)
})

test('a transfer kills the old ticket, and whoever gives it away never sees the new code', async () => {
  const ticket = await issueOne({ name: 'Sari', username: 'sari' })
  const sari = house.tokenOf('sari', 'member')
  const budi = house.tokenOf('budi', 'member')
  const { status, body } = await ask('POST', `/tickets/${ticket.id}/transfers`, {
    token: sari,
    body: { name: 'Budi', username: 'Budi' },
  })
  expect(status).toBe(201)
  expect(body).toEqual({
    ticket_id: expect.any(String),
    replaces: ticket.id,
    event_id: eventId,
    holder: { name: 'Budi', email: null, username: 'budi' },
  })
  expect((await ask('GET', `/tickets/${body.ticket_id}`, { token: sari })).status).toBe(404)
  expect((await ask('GET', `/tickets/${ticket.id}`, { token: sari })).body).toMatchObject({
    qr: null,
    revocation: { reason: 'transferred', replaced_by: body.ticket_id },
  })

  const wallet = await ask('GET', '/me/tickets', { token: budi })
  expect(wallet.body.data.map(({ id }: { id: string }) => id)).toEqual([body.ticket_id])
  expect(wallet.body.data[0].code).not.toBe(ticket.code)
  const { body: pack } = await ask('GET', `${event}/offline-pack`, { token: ratna })
  expect(pack.revoked_serials).toEqual([ticket.serial])
})

test('a ticket is given away once, however often at the same moment', async () => {
  const ticket = await issueOne({ name: 'Sari', username: 'sari' })
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd'].map((username) =>
      ask('POST', `/tickets/${ticket.id}/transfers`, {
        token: house.tokenOf('sari', 'member'),
        body: { name: username, username },
      }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  expect(await countTickets()).toBe(1)
})

test('a ticket that is being let in at this very moment is not given away', async () => {
  await open({ starts_at: '2026-11-20T13:00:00Z', ends_at: '2026-11-20T18:00:00Z' })
  const ticket = await issueOne({ name: 'Sari', username: 'sari' })
  const door = await house.db.startTransaction().execute()
  await letIn(ticket, door)
  const transfer = ask('POST', `/tickets/${ticket.id}/transfers`, {
    token: ratna,
    body: { name: 'B', username: 'b' },
  })
  await vi.waitFor(async () => {
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(house.db)
    expect(rows).toHaveLength(1)
  })
  await door.commit().execute()
  expect((await transfer).body.code).toBe('ticket_already_used')
})

test('a ticket that was used is neither transferred nor re-issued', async () => {
  const ticket = await issueOne({ name: 'Sari', username: 'sari' })
  await letIn(ticket, house.db)
  const transfer = () =>
    ask('POST', `/tickets/${ticket.id}/transfers`, { token: ratna, body: { name: 'B', username: 'b' } })
  expect((await transfer()).body.code).toBe('ticket_already_used')
  expect((await ask('POST', `/tickets/${ticket.id}/reissues`, { token: ratna })).body.code).toBe(
    'ticket_already_used',
  )
  await sql`update attendance.scan set released = 'exit' where event_id = ${eventId}`.execute(house.db)
  expect((await transfer()).body.code).toBe('ticket_already_used')
  await sql`update attendance.scan set released = 'undo' where event_id = ${eventId}`.execute(house.db)
  expect((await transfer()).status).toBe(201)
})

test('a re-issue gives the same holder a new code and QR, and kills the old ones', async () => {
  const ticket = await issueOne({ name: 'Sari', username: 'sari' })
  const { status, body } = await ask('POST', `/tickets/${ticket.id}/reissues`, { token: ratna })
  expect(status).toBe(201)
  expect(body.holder).toEqual(ticket.holder)
  expect(body.code).not.toBe(ticket.code)
  expect(body.qr).not.toBe(ticket.qr)
  const again = await ask('POST', `/tickets/${ticket.id}/reissues`, { token: ratna })
  expect([again.status, again.body.code]).toEqual([409, 'ticket_revoked'])
})

test('a transfer needs a way to reach the new holder', async () => {
  const ticket = await issueOne({ name: 'Sari' })
  const answer = await ask('POST', `/tickets/${ticket.id}/transfers`, {
    token: ratna,
    body: { name: 'Budi' },
  })
  expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'body.email'])
})

test('the wallet holds valid tickets of announced events, with the event beside them', async () => {
  const ani = house.tokenOf('ani', 'member')
  const kept = await issueOne({ name: 'Ani', username: 'ani' })
  const revoked = await issueOne({ name: 'Ani', username: 'ani' })
  await ask('POST', `/tickets/${revoked.id}/revocation`, { token: ratna })
  await open({ status: 'draft', title: 'Rahasia' })
  const secret = await issueOne({ name: 'Ani', username: 'ani' })

  const { body } = await ask('GET', '/me/tickets', { token: ani })
  expect(body.data).toEqual([
    { ...kept, event: expect.objectContaining({ title: 'Pesta', status: 'published' }) },
  ])
  expect((await ask('GET', `/tickets/${secret.id}`, { token: ani })).status).toBe(404)
})

test('nothing is issued or transferred at a cancelled event', async () => {
  const ticket = await issueOne({ name: 'Sari', username: 'sari' })
  await ask('PATCH', event, { token: ratna, body: { status: 'cancelled' } })
  expect((await issue({ count: 1 })).body.code).toBe('event_cancelled')
  const transfer = { token: house.tokenOf('sari'), body: { name: 'B', username: 'b' } }
  expect((await ask('POST', `/tickets/${ticket.id}/transfers`, transfer)).body.code).toBe('event_cancelled')
})

test('the offline pack is sent again only when something in it changed', async () => {
  const ticket = await issueOne({ name: 'A' })
  const pack = () => ask('GET', `${event}/offline-pack`, { token: ratna })
  const { headers, body } = await pack()
  expect(body.event).toMatchObject({ doors_open_at: '2026-12-05T10:00:00.000Z' })
  expect(Buffer.from(body.public_key.raw, 'base64url')).toHaveLength(32)
  const known = { 'if-none-match': `"other", ${headers.etag}` }
  const again = () => ask('GET', `${event}/offline-pack`, { token: ratna, headers: known })
  expect((await again()).status).toBe(304)
  await ask('POST', `/tickets/${ticket.id}/revocation`, { token: ratna })
  const changed = await again()
  expect([changed.status, changed.body.revoked_serials]).toEqual([200, [ticket.serial]])
})

test('the export is a CSV in which no cell is a formula', async () => {
  await issue({
    holders: [{ name: '=HYPERLINK("http://x")', email: '+a@example.org' }, { name: 'Sari, "S"' }],
  })
  const answer = await app.app.inject({
    url: `/api/v1${event}/tickets.csv`,
    headers: { authorization: `Bearer ${ratna}` },
  })
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="tickets-${eventId}.csv"`)
  const lines = answer.body.split('\n')
  expect(lines[0]).toBe('\uFEFFname,email,username,type,code,status,created_at,qr')
  expect(lines[1]).toMatch(
    /^"'=HYPERLINK\(""http:\/\/x""\)",'\+a@example\.org,,General,\w{10},valid,2026-11-20T12:00:00\.000Z,B1\./,
  )
  expect(lines[2]).toMatch(/^"Sari, ""S""",/)
})

test('ids that are none, and of nothing, are 404 or 400 and never more', async () => {
  const path = await ask('GET', '/tickets/..%2f..%2fetc%2fpasswd', { token: ratna })
  expect(path.status).toBe(400)
  expect((await ask('GET', '/tickets/019a9f00-0000-7000-8000-000000000000', { token: ratna })).status).toBe(
    404,
  )
  expect((await ask('GET', "/events/x'%3B--/tickets", { token: ratna })).status).toBe(404)
  expect((await ask('GET', '/events/%00/tickets', { token: ratna })).status).toBe(400)
})
