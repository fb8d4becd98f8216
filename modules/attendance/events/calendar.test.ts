import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'

let database: TestDatabase
let house: TestAttendance
let http: TestApp
let ratna: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  house = openAttendance(database.connection, createVirtualClock().now)
  http = await startTestApp(house.routes)
  ratna = house.tokenOf('ratna')
})

afterAll(async () => {
  await http.close()
  await house.close()
  await database.drop()
})

const party = {
  title: 'Pesta; panen, raya',
  place: 'Balai Utama\nJalan Padi 1',
  description: 'Bawa payung\u0007!\nATTENDEE:mailto:x@example.org',
  starts_at: '2026-12-05T12:00:00Z',
  ends_at: '2026-12-05T16:00:00Z',
}

async function create(fields: object) {
  const { body } = await http.ask('POST', '/events', { token: ratna, body: { ...party, ...fields } })
  return body
}

async function read(event: string, token?: string) {
  const answer = await http.app.inject({
    url: `/api/v1/events/${event}/calendar.ics`,
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  })
  // long lines go on in the next, behind a space (RFC 5545, 3.1)
  return {
    ...answer,
    statusCode: answer.statusCode,
    lines: answer.body.replaceAll('\r\n ', '').split('\r\n'),
  }
}

test('gives anybody a published event for their calendar, in the time of the hall', async () => {
  const { id } = await create({ code: 'panen-2026' })
  const { statusCode, headers, lines } = await read('panen-2026')
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(headers['content-disposition']).toBe('attachment; filename="panen-2026.ics"')
  for (const line of [
    `UID:${id}@balai`,
    'DTSTART;TZID=Asia/Jakarta:20261205T190000',
    'DTEND;TZID=Asia/Jakarta:20261205T230000',
    'DTSTAMP:20261120T120000Z',
    'SUMMARY:Pesta\\; panen\\, raya',
    'LOCATION:Balai Utama\\nJalan Padi 1',
    'DESCRIPTION:Bawa payung!\\nATTENDEE:mailto:x@example.org',
    'STATUS:CONFIRMED',
    'TZID:Asia/Jakarta',
    'TZOFFSETTO:+0700',
  ]) {
    expect(lines).toContain(line)
  }
})

test('tells a calendar when the clocks change during the event', async () => {
  const { id } = await create({
    time_zone: 'Europe/Berlin',
    starts_at: '2027-03-27T22:00:00Z',
    ends_at: '2027-03-28T04:00:00Z',
  })
  const { lines } = await read(id)
  expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20270327T230000')
  expect(lines).toContain('DTEND;TZID=Europe/Berlin:20270328T060000')
  const change = lines.slice(lines.indexOf('DTSTART:20270328T020000'))
  expect(change.slice(1, 3)).toEqual(['TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'])
})

test('the entry keeps its UID when the event is cancelled, and counts up', async () => {
  const { id } = await create({})
  const uidOf = (lines: string[]) => lines.find((line) => line.startsWith('UID:'))
  const before = await read(id)
  await http.ask('PATCH', `/events/${id}`, { token: ratna, body: { status: 'cancelled' } })
  const after = await read(id)
  expect(uidOf(after.lines)).toBe(uidOf(before.lines))
  expect(after.lines).toContain('STATUS:CANCELLED')
})

test('a draft is in nobody else\u2019s calendar', async () => {
  const { id } = await create({ status: 'draft' })
  expect((await read(id)).statusCode).toBe(404)
  expect((await read(id, ratna)).statusCode).toBe(200)
})
