import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BoxOffice, openBoxOffice, openTicketHouse, type TicketHouse } from './box-office.fixture.ts'

let place: TicketHouse
let ask: TicketHouse['app']['ask']
let ratna: string
let office: BoxOffice

beforeAll(async () => {
  place = await openTicketHouse()
  ;({ ratna } = place)
  ask = place.app.ask
})
afterAll(() => place.close())
beforeEach(async () => {
  // the doors are open
  office = await openBoxOffice(place, { starts_at: '2026-11-20T12:00:00Z', gates: ['Utara'] })
})

async function pageThrough(path: string, token = ratna) {
  const seen = []
  for (let key: string | null = ''; key !== null; ) {
    const { status, body } = await ask('GET', `${path}${key && `&page_key=${key}`}`, { token })
    expect(status).toBe(200)
    seen.push(...body.data)
    key = body.next_page_key
  }
  return seen
}

const scan = (code: string, direction = 'check-ins') =>
  ask('POST', `${office.event}/${direction}`, { token: ratna, body: { code, gate: 'Utara' } })

describe('the tickets of an event, a page at a time', () => {
  test.each([
    ['', 'citra/Ani/budi/ani/💃'],
    ['sort=created_at', 'citra/Ani/budi/ani/💃'],
    ['sort=-created_at', '💃/ani/budi/Ani/citra'],
    ['sort=holder', 'Ani/ani/budi/citra/💃'],
    ['sort=-holder', '💃/citra/budi/ani/Ani'],
  ])('come by %s', async (query, order) => {
    for (const name of ['citra', 'Ani', 'budi', 'ani', '💃'.repeat(90)]) await office.issueOne({ name })
    const tickets = await pageThrough(`${office.event}/tickets?limit=2&${query}`)
    const names = tickets.map(({ holder }) => holder.name.replace(/(💃)+/, '💃'))
    expect(names.join('/')).toBe(order)
  })

  test('take no page key of another sort', async () => {
    await office.issue({ count: 2 })
    const { body } = await ask('GET', `${office.event}/tickets?limit=1&sort=holder`, { token: ratna })
    for (const sort of ['-holder', 'created_at', '-created_at']) {
      const path = `${office.event}/tickets?sort=${sort}&page_key=${body.next_page_key}`
      const answer = await ask('GET', path, { token: ratna })
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_page_key'])
    }
  })
})

test('a ticket says when and where it came in, for as long as that stands', async () => {
  const ticket = await office.issueOne({ name: 'Ani', username: 'ani' })
  const seen = async () => {
    const { body } = await ask('GET', `${office.event}/tickets`, { token: ratna })
    const { body: wallet } = await ask('GET', '/me/tickets?limit=200', { token: place.house.tokenOf('ani') })
    const held = wallet.data.find(({ id }: { id: string }) => id === ticket.id)
    return [body.data[0].admission, held.admission]
  }
  expect(await seen()).toEqual([null, null])
  const { body } = await scan(ticket.code)
  const admission = { at: '2026-11-20T12:00:00.000Z', gate: 'Utara' }
  expect(await seen()).toEqual([admission, admission])
  await ask('POST', `${office.event}/check-ins/${body.scan_id}/undo`, { token: ratna })
  expect(await seen()).toEqual([null, null])
})

test('the wallet shows what comes next first, and what is past behind it', async () => {
  const held: string[] = []
  for (const [title, starts_at] of [
    ['lalu', '2026-11-01T10:00:00Z'],
    ['bulan depan', '2026-12-20T10:00:00Z'],
    ['kemarin', '2026-11-19T10:00:00Z'],
    ['hari ini', '2026-11-20T09:00:00Z'],
    ['besok', '2026-11-21T10:00:00Z'],
  ] as const) {
    const ends_at = new Date(Date.parse(starts_at) + 5 * 3_600_000).toISOString()
    const other = await openBoxOffice(place, { title, starts_at, ends_at })
    held.push((await other.issueOne({ name: 'Sari', username: 'sari' })).id)
  }
  const sari = place.house.tokenOf('sari', 'member')
  const tickets = await pageThrough('/me/tickets?limit=2', sari)
  expect(tickets.map(({ event }) => event.title)).toEqual([
    'hari ini',
    'besok',
    'bulan depan',
    'kemarin',
    'lalu',
  ])
  expect(tickets[0]).toMatchObject({
    id: held[3],
    type_name: 'General',
    status: 'valid',
    holder: { name: 'Sari' },
    event: { time_zone: 'Asia/Jakarta', place: '', starts_at: '2026-11-20T09:00:00.000Z' },
  })
})
