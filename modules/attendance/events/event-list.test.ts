import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'

let database: TestDatabase
let house: TestAttendance
let ask: TestApp['ask']
let close: TestApp['close']
let ratna: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  house = openAttendance(database.connection, createVirtualClock().now)
  ;({ ask, close } = await startTestApp(house.routes))
  ratna = house.tokenOf('ratna')
  for (const [title, day, status] of events) {
    const times = { starts_at: `2026-12-${day}T12:00:00Z`, ends_at: `2026-12-${day}T16:00:00Z` }
    const { body } = await ask('POST', '/events', { token: ratna, body: { title, ...times } })
    if (status === 'cancelled') {
      await ask('PATCH', `/events/${body.id}`, { token: ratna, body: { status } })
    }
  }
})

afterAll(async () => {
  await close()
  await house.close()
  await database.drop()
})

const long = 'Z'.repeat(80)
const events = [
  ['Bazar', '05', 'published'],
  ['arisan', '03', 'published'],
  [`${long} dua`, '04', 'cancelled'],
  [`${long} satu`, '01', 'published'],
  ['💃'.repeat(70), '06', 'published'],
  ['arisan', '02', 'published'],
] as const

async function pageThrough(query: string) {
  const seen: { title: string; starts_at: string }[] = []
  for (let key: string | null = ''; key !== null; ) {
    const { status, body } = await ask('GET', `/events?limit=1&${query}${key && `&page_key=${key}`}`, {
      token: ratna,
    })
    expect(status).toBe(200)
    seen.push(...body.data)
    key = body.next_page_key
  }
  return seen
}
const days = async (query: string) =>
  (await pageThrough(query)).map(({ starts_at }) => starts_at.slice(8, 10))

describe('the list of events, a page at a time', () => {
  test.each([
    ['sort=starts_at', '01 02 03 04 05 06'],
    ['', '01 02 03 04 05 06'],
    ['sort=-starts_at', '06 05 04 03 02 01'],
    ['sort=title', '03 02 05 04 01 06'],
    ['sort=-title', '06 01 04 05 02 03'],
  ])('comes by %s', async (query, order) => {
    expect((await days(query)).join(' ')).toBe(order)
  })

  test('can be of one status', async () => {
    expect(await days('mine=true&status=cancelled')).toEqual(['04'])
    expect(await days('mine=true&status=draft')).toEqual([])
  })

  test('takes no page key of another sort', async () => {
    const { body } = await ask('GET', '/events?limit=1&sort=title')
    for (const sort of ['-title', 'starts_at', '-starts_at']) {
      const answer = await ask('GET', `/events?sort=${sort}&page_key=${body.next_page_key}`)
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_page_key'])
    }
    expect((await ask('GET', '/events?sort=place')).status).toBe(400)
  })
})
