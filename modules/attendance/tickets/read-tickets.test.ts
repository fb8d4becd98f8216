import type { TestApp } from '@balai/testing/test-app.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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

test('nobody but managers issues, lists or exports', async () => {
  await ask('PUT', `${office.event}/crew/budi`, { token: ratna, body: { role: 'scanner' } })
  await ask('PUT', `${office.event}/crew/wati`, { token: ratna, body: { role: 'manager' } })
  const people = {
    stranger: house.tokenOf('joko'),
    scanner: house.tokenOf('budi'),
    member: house.tokenOf('wati', 'member'),
  }
  for (const token of Object.values(people)) {
    expect((await office.issue({ count: 1 }, token)).body.code).toBe('not_event_manager')
    expect((await ask('GET', `${office.event}/tickets.csv`, { token })).status).toBe(403)
  }
  expect((await ask('GET', `${office.event}/tickets`, { token: people.stranger })).status).toBe(403)
  expect((await ask('GET', `${office.event}/tickets`, { token: people.scanner })).status).toBe(200)
  expect((await ask('GET', `${office.event}/offline-pack`, { token: people.stranger })).status).toBe(403)
  expect(await office.countTickets()).toBe(0)
})

test('searches by name, e-mail and code, and takes wildcards for what they are', async () => {
  await office.issue({ holders: [{ name: 'Sari 100%', email: 'sari@example.org' }, { name: 'Bu_di' }] })
  const find = async (query: string) => {
    const { body } = await ask('GET', `${office.event}/tickets?${query}`, { token: ratna })
    return body.data.map((ticket: { holder: { name: string } }) => ticket.holder.name)
  }
  expect(await find('q=SARI')).toEqual(['Sari 100%'])
  expect(await find('q=Example.org')).toEqual(['Sari 100%'])
  expect(await find('q=100%25')).toEqual(['Sari 100%'])
  expect(await find('q=_')).toEqual(['Bu_di'])
  expect(await find("q='%20or%201=1%20--")).toEqual([])
  expect(await find('status=revoked')).toEqual([])
  const { body } = await ask('GET', `${office.event}/tickets?q=bu`, { token: ratna })
  expect(await find(`q=${body.data[0].code.toLowerCase()}`)).toEqual(['Bu_di'])
})

test('a ticket shows to its holder, the crew and admins; to others it does not exist', async () => {
  const ticket = await office.issueOne({ name: 'Sari', username: 'sari' })
  await ask('PUT', `${office.event}/crew/budi`, { token: ratna, body: { role: 'scanner' } })
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
  expect(await office.countTickets()).toBe(1)
})

test('crew who only scan never see a QR, unless the ticket is theirs', async () => {
  const [sari, budi] = [
    await office.issueOne({ name: 'Sari', username: 'sari' }),
    await office.issueOne({ name: 'Budi', username: 'budi' }),
  ]
  await ask('PUT', `${office.event}/crew/budi`, { token: ratna, body: { role: 'scanner' } })
  const seenBy = async (token: string) => {
    const { body } = await ask('GET', `${office.event}/tickets`, { token })
    const one = await ask('GET', `/tickets/${sari.id}`, { token })
    return [...body.data, one.body].map(({ qr }: { qr: string | null }) => qr)
  }
  expect(await seenBy(house.tokenOf('budi'))).toEqual([null, budi.qr, null])
  expect(await seenBy(ratna)).toEqual([sari.qr, budi.qr, sari.qr])
})

test('the wallet holds valid tickets of announced events, with the event beside them', async () => {
  const ani = house.tokenOf('ani', 'member')
  const kept = await office.issueOne({ name: 'Ani', username: 'ani' })
  const revoked = await office.issueOne({ name: 'Ani', username: 'ani' })
  await ask('POST', `/tickets/${revoked.id}/revocation`, { token: ratna })
  office = await openBoxOffice(place, { status: 'draft', title: 'Rahasia' })
  const secret = await office.issueOne({ name: 'Ani', username: 'ani' })

  const { body } = await ask('GET', '/me/tickets', { token: ani })
  expect(body.data).toEqual([
    { ...kept, event: expect.objectContaining({ title: 'Pesta', status: 'published' }) },
  ])
  expect((await ask('GET', `/tickets/${secret.id}`, { token: ani })).status).toBe(404)
})

test('the offline pack is sent again only when something in it changed', async () => {
  const ticket = await office.issueOne({ name: 'A' })
  const pack = () => ask('GET', `${office.event}/offline-pack`, { token: ratna })
  const { headers, body } = await pack()
  expect(body.event).toMatchObject({ doors_open_at: '2026-12-05T10:00:00.000Z' })
  expect(Buffer.from(body.public_key.raw, 'base64url')).toHaveLength(32)
  const known = { 'if-none-match': `"other", ${headers.etag}` }
  const again = () => ask('GET', `${office.event}/offline-pack`, { token: ratna, headers: known })
  expect((await again()).status).toBe(304)
  await ask('POST', `/tickets/${ticket.id}/revocation`, { token: ratna })
  const changed = await again()
  expect([changed.status, changed.body.revoked_serials]).toEqual([200, [ticket.serial]])
})

test('the export is a CSV in which no cell is a formula', async () => {
  await office.issue({
    holders: [{ name: '=HYPERLINK("http://x")', email: '+a@example.org' }, { name: 'Sari, "S"' }],
  })
  const answer = await app.app.inject({
    url: `/api/v1${office.event}/tickets.csv`,
    headers: { authorization: `Bearer ${ratna}` },
  })
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toBe(`attachment; filename="tickets-${office.eventId}.csv"`)
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
