import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSpacesHouse, type SpacesHouse, type Visitor } from '../house.fixture.ts'
import { entriesOf, parseCalendar } from './parse-calendar.fixture.ts'

let waiting: SpacesHouse
beforeAll(async () => {
  waiting = await openSpacesHouse()
})
afterAll(() => waiting.close())

const day = 24 * 60 * 60_000
const time = { from: '2026-11-21T02:00:00.000Z', to: '2026-11-21T04:00:00.000Z' }

/** Answers the path of the feed, and its id. */
async function subscribe(who: Visitor, body: object = { kind: 'mine' }) {
  const { body: feed } = await waiting.ask(who, 'POST', '/calendar-feeds', body)
  return { id: feed.id as string, url: feed.url as string }
}

async function read(url: string, headers: Record<string, string> = {}) {
  const answer = await waiting.http.app.inject({ url: new URL(url).pathname, headers })
  const entries = answer.statusCode === 200 ? entriesOf(parseCalendar(answer.body)) : []
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    entries: entries.map(({ properties }) =>
      Object.fromEntries([...properties].map(([key, { value }]) => [key, value])),
    ),
  }
}

test('a calendar follows what its owner reserves, changes and cancels, under one UID', async () => {
  const ani = waiting.visitor('ani')
  const { area, seats } = await waiting.furnish({ name: 'Ruang Kerja; Utara, lantai 2' })
  const { url } = await subscribe(ani)
  expect((await read(url)).entries).toEqual([])
  const id = await waiting.reserve(ani, seats[0]?.id, time)
  const [made] = (await read(url)).entries
  expect(made).toMatchObject({
    UID: `${id}@balai`,
    STATUS: 'CONFIRMED',
    SEQUENCE: '0',
    DTSTART: '20261121T090000',
    DTEND: '20261121T110000',
    SUMMARY: `${seats[0]?.number}\\, Ruang Kerja\\; Utara\\, lantai 2`,
  })
  await waiting.ask(ani, 'PATCH', `/reservations/${id}`, { to: '2026-11-21T05:00:00Z' })
  const [changed] = (await read(url)).entries
  expect(changed).toMatchObject({ UID: made?.UID, DTEND: '20261121T120000', SEQUENCE: '1' })
  await waiting.ask(ani, 'DELETE', `/reservations/${id}`)
  const [cancelled] = (await read(url)).entries
  expect(cancelled).toMatchObject({ UID: made?.UID, STATUS: 'CANCELLED', SEQUENCE: '2' })
  expect(area.time_zone).toBe('Asia/Jakarta')
})

test('the entry of whoever came early and left before it began ends after it begins all the same', async () => {
  const [ani, desk] = [waiting.visitor('ani.early'), waiting.visitor('petugas', 'crew')]
  const { seats } = await waiting.furnish()
  const { url } = await subscribe(ani)
  const id = await waiting.reserve(ani, seats[0]?.id, time)
  const tenBefore = Date.parse(time.from) - 10 * 60_000 - waiting.clock.now().getTime()
  waiting.clock.advance(tenBefore)
  await waiting.ask(desk, 'POST', `/reservations/${id}/check-in`, {})
  const { body } = await waiting.ask(ani, 'POST', `/reservations/${id}/departure`)
  expect(body.state).toBe('completed')
  const [left] = (await read(url)).entries
  expect(left).toMatchObject({ UID: `${id}@balai`, DTEND: '20261121T090001', SEQUENCE: '1' })
  waiting.clock.advance(-tenBefore)
})

test('the feed of a seat says when it is taken, and not a word on by whom', async () => {
  const [ani, budi] = [waiting.visitor('Anindya'), waiting.visitor('budi')]
  const { seats } = await waiting.furnish({}, 2)
  const { url } = await subscribe(budi, { kind: 'seat', seat_id: seats[0]?.id })
  await waiting.ask(ani, 'POST', '/reservations', { seat_id: seats[0]?.id, ...time, note: 'Rapat rahasia' })
  await waiting.reserve(ani, seats[1]?.id, time)
  const { entries, text } = await read(url)
  expect(entries).toMatchObject([{ DTSTART: '20261121T090000', STATUS: 'CONFIRMED' }])
  expect(text).not.toMatch(/anindya|rahasia/i)
})

test('one reservation is a file for its holder, and for nobody else', async () => {
  const [ani, budi] = [waiting.visitor('ani'), waiting.visitor('budi')]
  const { seats } = await waiting.furnish()
  const mine = await waiting.reserve(ani, seats[0]?.id, time)
  const fileFor = async ({ token }: Visitor) =>
    await waiting.http.app.inject({
      url: `/api/v1/reservations/${mine}/calendar.ics`,
      headers: { authorization: `Bearer ${token}` },
    })
  const { headers, payload } = await fileFor(ani)
  expect(headers['content-disposition']).toMatch(/^attachment; filename="\w{8}\.ics"$/)
  expect(payload).toContain(`UID:${mine}@balai`)
  expect((await fileFor(budi)).statusCode).toBe(404)
})

test('its token is told once and kept hashed, and a feed that is revoked is gone', async () => {
  const [ani, budi] = [waiting.visitor('ani'), waiting.visitor('budi')]
  const { id, url } = await subscribe(ani)
  expect(url).toMatch(/^http:\/\/.+\/api\/v1\/calendar-feeds\/feed_[\w-]{43}\.ics$/)
  const token = /feed_[\w-]{43}/.exec(url)?.[0] ?? ''
  const stored = await waiting.house.db.selectFrom('spaces.calendar_feed').selectAll().execute()
  expect(stored.length).toBeGreaterThan(0)
  expect(JSON.stringify(stored)).not.toContain(token)
  await read(url)
  const { body } = await waiting.ask(ani, 'GET', '/calendar-feeds')
  expect(body.data).toMatchObject([{ id, kind: 'mine', last_used_at: waiting.clock.now().toISOString() }])
  expect(JSON.stringify(body)).not.toContain(token)
  expect((await waiting.ask(budi, 'DELETE', `/calendar-feeds/${id}`)).status).toBe(404)
  expect((await read(url)).status).toBe(200)
  expect((await waiting.ask(ani, 'DELETE', `/calendar-feeds/${id}`)).status).toBe(204)
  expect((await read(url)).status).toBe(404)
  expect((await read(url.replace(/feed_[\w-]+/, 'feed_x'))).status).toBe(404)
})

test('the feed of somebody who is suspended is gone until they are not', async () => {
  const ani = waiting.visitor('ani')
  const { url } = await subscribe(ani)
  const person = { account_id: ani.id, revision: 1, username: 'ani', name: 'Ani', role: 'member' as const }
  const { db } = waiting.house
  await db
    .insertInto('spaces.person')
    .values({ ...person, status: 'suspended' })
    .execute()
  expect((await read(url)).status).toBe(404)
  await db.updateTable('spaces.person').set({ status: 'active' }).where('account_id', '=', ani.id).execute()
  expect((await read(url)).status).toBe(200)
})

test('a calendar that has it already is told so', async () => {
  const ani = waiting.visitor('ani')
  const { seats } = await waiting.furnish()
  const { url } = await subscribe(ani)
  await waiting.reserve(ani, seats[0]?.id, time)
  const first = await read(url)
  const etag = String(first.headers.etag)
  expect(first.headers).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, max-age=300',
  })
  expect((await read(url, { 'if-none-match': `"other", W/${etag}` })).status).toBe(304)
  const next = { from: '2026-11-22T02:00:00.000Z', to: '2026-11-22T04:00:00.000Z' }
  await waiting.reserve(ani, seats[0]?.id, next)
  const changed = await read(url, { 'if-none-match': etag })
  expect([changed.status, changed.entries.length]).toEqual([200, 2])
})

test('a zone that changes its clocks between two entries is described with that change', async () => {
  const ani = waiting.visitor('ani')
  const { seats } = await waiting.furnish({ time_zone: 'Australia/Lord_Howe', ahead_days: 365 })
  const { url } = await subscribe(ani)
  await waiting.reserve(ani, seats[0]?.id, { from: '2026-11-21T00:00:00Z', to: '2026-11-21T02:00:00Z' })
  await waiting.reserve(ani, seats[0]?.id, { from: '2027-07-01T00:30:00Z', to: '2027-07-01T02:30:00Z' })
  const { entries, text } = await read(url)
  expect(entries.map(({ DTSTART }) => DTSTART).toSorted()).toEqual(['20261121T110000', '20270701T110000'])
  expect(text).toContain('DTSTART:20270404T020000\r\nTZOFFSETFROM:+1100\r\nTZOFFSETTO:+1030')
})

test('what was cancelled more than thirty days ago is not told any more', async () => {
  const ani = waiting.visitor('ani')
  const { seats } = await waiting.furnish()
  const { url } = await subscribe(ani)
  const id = await waiting.reserve(ani, seats[0]?.id, time)
  await waiting.ask(ani, 'DELETE', `/reservations/${id}`)
  expect((await read(url)).entries).toHaveLength(1)
  waiting.clock.advance(31 * day)
  expect((await read(url)).entries).toEqual([])
})
