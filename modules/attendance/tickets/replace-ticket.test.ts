import type { TestApp } from '@balai/testing/test-app.ts'
import { type QueryExecutorProvider, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { TestAttendance } from '../attendance.fixture.ts'
import { type BoxOffice, openBoxOffice, openTicketHouse, type TicketHouse } from './box-office.fixture.ts'

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

async function letIn(ticket: { id: string }, db: QueryExecutorProvider): Promise<void> {
  await sql`
    insert into attendance.scan (event_id, id, direction, result, ticket_key, ticket_id, nonce, offline, reentry,
      scanned_by, scanned_at, received_at, happened_at)
    values (${office.eventId}, gen_random_uuid(), 'entry', 'admitted', ${ticket.id}, null, ${ticket.id}, false, false,
      'ratna', now(), now(), now())`.execute(db)
}

async function openDoors(): Promise<void> {
  const times = { starts_at: '2026-11-20T13:00:00Z', ends_at: '2026-11-20T18:00:00Z' }
  office = await openBoxOffice(place, times)
}

const issue = (username: string) => office.issueOne({ name: username, username })

async function untilSomebodyWaits(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(house.db)
    expect(rows).toHaveLength(1)
  })
}

test('a holder neither revokes nor re-issues', async () => {
  const ticket = await office.issueOne({ name: 'Sari', username: 'sari' })
  const token = house.tokenOf('sari', 'member')
  for (const action of ['revocation', 'reissues']) {
    const answer = await ask('POST', `/tickets/${ticket.id}/${action}`, { token })
    expect([answer.status, answer.body.code]).toEqual([403, 'not_event_manager'])
  }
})

test('revoking twice is the same as once', async () => {
  const ticket = await office.issueOne({ name: 'A' })
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
  const ticket = await office.issueOne({ name: 'Sari', username: 'sari' })
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
    event_id: office.eventId,
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
  const { body: pack } = await ask('GET', `${office.event}/offline-pack`, { token: ratna })
  expect(pack.revoked_serials).toEqual([ticket.serial])
})

test('a ticket is given away once, however often at the same moment', async () => {
  const ticket = await office.issueOne({ name: 'Sari', username: 'sari' })
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd'].map((username) =>
      ask('POST', `/tickets/${ticket.id}/transfers`, {
        token: house.tokenOf('sari', 'member'),
        body: { name: username, username },
      }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  expect(await office.countTickets()).toBe(1)
})

test('a ticket that is being let in at this very moment is not given away', async () => {
  await openDoors()
  const ticket = await issue('sari')
  const door = await house.db.startTransaction().execute()
  await letIn(ticket, door)
  const transfer = ask('POST', `/tickets/${ticket.id}/transfers`, {
    token: ratna,
    body: { name: 'B', username: 'b' },
  })
  await untilSomebodyWaits()
  await door.commit().execute()
  expect((await transfer).body.code).toBe('ticket_already_used')
})

test('scans do not queue up behind somebody who waits to give a ticket away', async () => {
  await openDoors()
  const [given, first, second] = [await issue('sari'), await issue('a'), await issue('b')]
  const door = await house.db.startTransaction().execute()
  await letIn(first, door)
  const transfer = ask('POST', `/tickets/${given.id}/transfers`, {
    token: ratna,
    body: { name: 'B', username: 'b' },
  })
  await untilSomebodyWaits()
  await house.db.transaction().execute(async (tx) => {
    await sql`set local lock_timeout = '1s'`.execute(tx)
    await letIn(second, tx)
  })
  await door.commit().execute()
  expect((await transfer).status).toBe(201)
})

test('a ticket is given away without a word to the doors when they are shut for good', async () => {
  office = await openBoxOffice(place, {
    starts_at: '2026-11-10T13:00:00Z',
    ends_at: '2026-11-10T18:00:00Z',
  })
  const ticket = await issue('sari')
  const door = await house.db.startTransaction().execute()
  await letIn({ id: 'somebody elsewhere' }, door)
  const { status } = await ask('POST', `/tickets/${ticket.id}/transfers`, {
    token: ratna,
    body: { name: 'B', username: 'b' },
  })
  await door.rollback().execute()
  expect(status).toBe(201)
})

test('nobody gives a ticket to themselves', async () => {
  const ticket = await office.issueOne({ name: 'Sari', username: 'sari', email: 'sari@example.org' })
  for (const to of [{ username: 'SARI' }, { email: 'Sari@example.org' }]) {
    const answer = await ask('POST', `/tickets/${ticket.id}/transfers`, {
      token: house.tokenOf('sari', 'member'),
      body: { name: 'Sari', ...to },
    })
    expect([answer.status, answer.body.code]).toEqual([409, 'already_holder'])
  }
})

test('a ticket that was used is neither transferred nor re-issued', async () => {
  const ticket = await office.issueOne({ name: 'Sari', username: 'sari' })
  await letIn(ticket, house.db)
  const transfer = () =>
    ask('POST', `/tickets/${ticket.id}/transfers`, { token: ratna, body: { name: 'B', username: 'b' } })
  expect((await transfer()).body.code).toBe('ticket_already_used')
  expect((await ask('POST', `/tickets/${ticket.id}/reissues`, { token: ratna })).body.code).toBe(
    'ticket_already_used',
  )
  await sql`update attendance.scan set released = 'exit' where event_id = ${office.eventId}`.execute(house.db)
  expect((await transfer()).body.code).toBe('ticket_already_used')
  await sql`update attendance.scan set released = 'undo' where event_id = ${office.eventId}`.execute(house.db)
  expect((await transfer()).status).toBe(201)
})

test('a re-issue gives the same holder a new code and QR, and kills the old ones', async () => {
  const ticket = await office.issueOne({ name: 'Sari', username: 'sari' })
  const { status, body } = await ask('POST', `/tickets/${ticket.id}/reissues`, { token: ratna })
  expect(status).toBe(201)
  expect(body.holder).toEqual(ticket.holder)
  expect(body.code).not.toBe(ticket.code)
  expect(body.qr).not.toBe(ticket.qr)
  const again = await ask('POST', `/tickets/${ticket.id}/reissues`, { token: ratna })
  expect([again.status, again.body.code]).toEqual([409, 'ticket_revoked'])
})

test('a transfer needs a way to reach the new holder', async () => {
  const ticket = await office.issueOne({ name: 'Sari' })
  const answer = await ask('POST', `/tickets/${ticket.id}/transfers`, {
    token: ratna,
    body: { name: 'Budi' },
  })
  expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'body.email'])
})

test('nothing is issued or transferred at a cancelled event', async () => {
  const ticket = await office.issueOne({ name: 'Sari', username: 'sari' })
  await ask('PATCH', office.event, { token: ratna, body: { status: 'cancelled' } })
  expect((await office.issue({ count: 1 })).body.code).toBe('event_cancelled')
  const transfer = { token: house.tokenOf('sari'), body: { name: 'B', username: 'b' } }
  expect((await ask('POST', `/tickets/${ticket.id}/transfers`, transfer)).body.code).toBe('event_cancelled')
})
