import { createPublicKey } from 'node:crypto'
import type { TestApp } from '@balai/testing/test-app.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestAttendance } from '../attendance.fixture.ts'
import { type BoxOffice, openBoxOffice, openTicketHouse, type TicketHouse } from './box-office.fixture.ts'
import { readQr, verifyQr } from './qr-payload.ts'

let place: TicketHouse
let house: TestAttendance
let app: TestApp
let ask: TestApp['ask']
let ratna: string
let office: BoxOffice

beforeAll(async () => {
  place = await openTicketHouse()
  ;({ house, app, ratna } = place)
  ask = app.ask
})

afterAll(() => place.close())

beforeEach(async () => {
  office = await openBoxOffice(place)
})

test('issues tickets with a short code and a QR that verifies without the server', async () => {
  const { status, body } = await office.issue({
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

  const { body: pack } = await ask('GET', `${office.event}/offline-pack`, { token: ratna })
  const qr = readQr(sari.qr)
  const key = createPublicKey({ key: pack.public_key.jwk, format: 'jwk' })
  expect(qr && verifyQr(key, pack.event.id, qr)).toBe(true)
  expect(qr?.serial).toBe(sari.serial)
})

test('issues a number of tickets without names, and shows them in the list', async () => {
  expect((await office.issue({ count: 7 })).body.data).toHaveLength(7)
  const first = await ask('GET', `${office.event}/tickets?limit=5`, { token: ratna })
  const second = await ask('GET', `${office.event}/tickets?limit=5&page_key=${first.body.next_page_key}`, {
    token: ratna,
  })
  const serials = [...first.body.data, ...second.body.data].map(({ serial }) => serial)
  expect(serials).toHaveLength(7)
  expect(serials).toEqual([...serials].sort((a, b) => a - b))
  expect(second.body.next_page_key).toBeNull()
})

test('tells of each ticket in the transaction that makes it', async () => {
  await office.issue({
    holders: [
      { name: 'A', email: 'a@example.org' },
      { name: 'B', username: 'b' },
    ],
  })
  const { rows } = await sql<{ payload: unknown }>`
    select payload - 'ticket_id' as payload from events.outbox
    where event_name = 'attendance.ticket_issued' and payload ->> 'event_id' = ${office.eventId} order by id`.execute(
    house.db,
  )
  expect(rows.map(({ payload }) => payload)).toEqual([
    { event_id: office.eventId, holder_email: 'a@example.org', holder_username: null },
    { event_id: office.eventId, holder_email: null, holder_username: 'b' },
  ])
})

test('concurrent issues never exceed the capacity', async () => {
  office = await openBoxOffice(place, { capacity: 20 })
  const answers = await Promise.all(Array.from({ length: 12 }, () => office.issue({ count: 3 })))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(6)
  const refused = answers.filter(({ status }) => status === 409)
  expect(refused).toHaveLength(6)
  expect(refused[0]?.body).toMatchObject({
    code: 'capacity_exceeded',
    detail: 'The event has room for 2 more tickets.',
  })
  expect(await office.countTickets()).toBe(18)
})

test('concurrent issues never exceed the quota of their type', async () => {
  const { body: vip } = await ask('POST', `${office.event}/ticket-types`, {
    token: ratna,
    body: { name: 'VIP', quota: 5 },
  })
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => office.issue({ type_id: vip.id, count: 1 })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5)
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('quota_exceeded')
  expect(await office.countTickets()).toBe(5)
})

test('a revoked ticket makes room again', async () => {
  office = await openBoxOffice(place, { capacity: 1 })
  const ticket = await office.issueOne({ name: 'A' })
  expect((await office.issue({ count: 1 })).status).toBe(409)
  await ask('POST', `/tickets/${ticket.id}/revocation`, { token: ratna })
  expect((await office.issue({ count: 1 })).status).toBe(201)
})

test('capacity and quota are not lowered below what is out', async () => {
  await office.issue({ count: 3 })
  const { body: types } = await ask('GET', `${office.event}/ticket-types`)
  const type = `${office.event}/ticket-types/${types.data[0].id}`
  for (const [path, body, code] of [
    [office.event, { capacity: 2 }, 'capacity_below_issued'],
    [type, { quota: 2 }, 'quota_below_issued'],
  ] as const) {
    const refused = await ask('PATCH', path, { token: ratna, body })
    expect([refused.status, refused.body.code]).toEqual([409, code])
  }
  expect((await ask('PATCH', type, { token: ratna, body: { quota: 3 } })).status).toBe(200)
})

test('with several types the request must say which, unless one is the general one', async () => {
  const add = (name: string) => ask('POST', `${office.event}/ticket-types`, { token: ratna, body: { name } })
  await add('VIP')
  expect((await office.issue({ count: 1 })).body.data[0].type_name).toBe('VIP')
  await add('Panitia')
  const { status, body } = await office.issue({ count: 1 })
  expect([status, body.code]).toEqual([422, 'ticket_type_required'])
  await add('general')
  expect((await office.issue({ count: 1 })).body.data[0].type_name).toBe('general')
  const twice = await add('vip')
  expect([twice.status, twice.body.code]).toEqual([409, 'ticket_type_taken'])
})

test('a type goes away only while nobody ever had a ticket of it', async () => {
  const { body: type } = await ask('POST', `${office.event}/ticket-types`, {
    token: ratna,
    body: { name: 'VIP' },
  })
  const { body: spare } = await ask('POST', `${office.event}/ticket-types`, {
    token: ratna,
    body: { name: 'Cadangan' },
  })
  const { body } = await office.issue({ type_id: type.id, count: 1 })
  await ask('POST', `/tickets/${body.data[0].id}/revocation`, { token: ratna })
  const remove = (id: string) => ask('DELETE', `${office.event}/ticket-types/${id}`, { token: ratna })
  expect((await remove(type.id)).body.code).toBe('ticket_type_in_use')
  expect((await remove(spare.id)).status).toBe(204)
  expect((await remove(spare.id)).body.code).toBe('ticket_type_not_found')
})

test('a type of another event is none of this one', async () => {
  const { body: type } = await ask('POST', `${office.event}/ticket-types`, {
    token: ratna,
    body: { name: 'VIP' },
  })
  office = await openBoxOffice(place)
  const answer = await office.issue({ type_id: type.id, count: 1 })
  expect([answer.status, answer.body.code]).toEqual([404, 'ticket_type_not_found'])
})

test('a draft with tickets is not deleted', async () => {
  office = await openBoxOffice(place, { status: 'draft' })
  await office.issue({ count: 1 })
  expect((await ask('DELETE', office.event, { token: ratna })).body.code).toBe('event_not_deletable')
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
  expect((await office.issue(body)).status).toBe(400)
  expect(await office.countTickets()).toBe(0)
})

test('a retry with the same Idempotency-Key issues once', async () => {
  const headers = { 'idempotency-key': 'one-guest' }
  const body = { holders: [{ name: 'Sekali' }] }
  const first = await ask('POST', `${office.event}/tickets`, { token: ratna, body, headers })
  const second = await ask('POST', `${office.event}/tickets`, { token: ratna, body, headers })
  expect(second.body).toEqual(first.body)
  expect(await office.countTickets()).toBe(1)
})
