import { createRandom, nastyString, nastyValue } from '@balai/testing/nasty-input.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from './pica.fixture.ts'

let house: TestHouse
let john: string
let jane: string
let partner: string
let reader: string

beforeAll(async () => {
  house = await openTestHouse()
  john = await house.enrol('johndoe')
  jane = await house.enrol('jane')
  await house.meetPeople()
  partner = (await house.issueKey('reservations:write')).key
  reader = (await house.issueKey('reservations:read')).key
})
afterAll(() => house.close())

type Options = NonNullable<Parameters<TestHouse['ask']>[2]>
const seen = async (method: string, path: string, options: Options = {}) => {
  const { status, body } = await house.ask(method, `/api/secure${path}`, options)
  return [status, body]
}
const reserve = (seat_number: string, reservation_date: string, options: Options = { token: john }) =>
  seen('POST', '/reservations', { body: { seat_number, reservation_date }, ...options })
const withKey = (key: string): Options => ({ headers: { 'api-key': key } })

const taken = [400, { detail: 'This seat is already reserved for the selected date.' }]

describe('a reservation', () => {
  it('is a seat for a whole day, by an id that is a number', async () => {
    expect(await reserve('A1', '2026-12-01')).toEqual([
      200,
      {
        id: expect.any(Number),
        user_name: 'johndoe',
        seat_number: 'A1',
        reservation_date: '2026-12-01',
        created_at: '2026-11-20T12:00:00.000Z',
        status: 'active',
      },
    ])
    expect(await reserve('A1', '2026-12-01', { token: jane })).toEqual(taken)
    expect(await reserve('A1', '2026-12-01')).toEqual(taken)
  })

  it.each([
    ['a date in the past', 'A1', '2026-11-19', 400],
    ['a date long ago', 'A1', '0001-01-01', 400],
    ['a date too far away', 'A1', '9999-12-31', 400],
    ['no such seat', 'Z99', '2026-12-01', 404],
    ['an empty seat', '', '2026-12-01', 404],
    ['a date that is none', 'A1', 'tomorrow', 422],
    ['a date that does not exist', 'A1', '2026-02-30', 422],
    ['a time for a date', 'A1', '2026-12-01T10:00:00Z', 422],
  ])('of %s is refused', async (_, seat, date, status) => {
    const [answered, body] = await reserve(seat, date)
    expect([answered, Object.keys(body)]).toEqual([status, ['detail']])
    expect(Array.isArray(body.detail)).toBe(status === 422)
  })

  it('can be made for today while the house is open, and not once it has closed', async () => {
    expect(await reserve('A9', '2026-11-20')).toMatchObject([200, { reservation_date: '2026-11-20' }])
    house.clock.advance(4 * 3_600_000)
    expect(await reserve('A8', '2026-11-20')).toMatchObject([400, { detail: expect.any(String) }])
  })

  it('is for whoever is logged in, whatever name they say', async () => {
    const body = { seat_number: 'A2', reservation_date: '2026-12-01', user_name: 'johndoe' }
    expect(await seen('POST', '/reservations', { token: jane, body })).toMatchObject([
      200,
      { user_name: 'jane' },
    ])
    expect(await seen('POST', '/reservations', { body })).toEqual([401, { detail: 'Not authenticated' }])
    expect((await seen('POST', '/reservations', { token: 'nonsense', body }))[0]).toBe(401)
  })

  it('is made by a partner with a key for a member', async () => {
    const body = { seat_number: 'A3', reservation_date: '2026-12-01', user_name: 'JohnDoe' }
    const ask = (key: string, more: object = {}) =>
      seen('POST', '/reservations', { ...withKey(key), body: { ...body, ...more } })
    expect(await ask(reader)).toMatchObject([403, { detail: expect.any(String) }])
    expect(await ask('nonsense')).toEqual([401, { detail: 'Missing or invalid API key' }])
    expect(await ask(partner, { user_name: 'nobody' })).toEqual([404, { detail: 'User not found' }])
    expect(await ask(partner, { user_name: undefined })).toEqual([
      422,
      { detail: [{ loc: ['body', 'user_name'], msg: 'Field required', type: 'missing' }] },
    ])
    const [status, made] = await ask(partner)
    expect([status, made]).toMatchObject([200, { user_name: 'johndoe' }])
    expect(await seen('DELETE', `/reservations/${made.id}`, withKey(partner))).toMatchObject([200, {}])
  })

  it('is made once however often the same request is sent', async () => {
    const send = (key: string, date = '2026-12-09') =>
      reserve('A6', date, { token: john, headers: { 'idempotency-key': key } })
    const made = await send('key-1')
    expect(made).toMatchObject([200, { reservation_date: '2026-12-09' }])
    expect(await send('key-1')).toEqual(made)
    expect(await send('key-2')).toEqual(taken)
    expect(await send('key-1', '2026-12-10')).toEqual([400, { detail: expect.any(String) }])
    expect(await send('a key')).toEqual([400, { detail: expect.any(String) }])
  })

  it('goes to exactly one of many who want the same seat at the same moment', async () => {
    const people = await Promise.all(Array.from({ length: 50 }, (_, n) => house.enrol(`runner${n}`)))
    const answers = await Promise.all(people.map((token) => reserve('A4', '2026-12-02', { token })))
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1)
    expect(answers.filter(([status]) => status !== 200)).toEqual(Array(49).fill(taken))
    expect(
      await seen(
        'GET',
        '/reservations/check-availability?seat_number=A4&reservation_date=2026-12-02',
        withKey(reader),
      ),
    ).toEqual([200, { available: false, message: 'Seat is already reserved' }])
  })

  it('is cancelled by its holder alone', async () => {
    const [, { id }] = await reserve('A5', '2026-12-03')
    const cancel = (token?: string, which = id) =>
      seen('DELETE', `/reservations/${which}`, token === undefined ? {} : { token })
    expect(await cancel()).toEqual([401, { detail: 'Not authenticated' }])
    for (const other of [jane, house.warden]) {
      expect(await cancel(other)).toEqual([403, { detail: 'You can only cancel your own reservations' }])
    }
    for (const unknown of ['999999', '0', '-1', '9'.repeat(30)]) {
      expect(await cancel(john, unknown)).toEqual([404, { detail: 'Reservation not found' }])
    }
    expect(await cancel(john, 'x')).toMatchObject([
      422,
      { detail: [{ loc: ['path', 'id'], type: 'int_type' }] },
    ])
    expect(await cancel(john)).toEqual([200, { message: 'Reservation cancelled successfully' }])
    expect(await reserve('A5', '2026-12-03', { token: jane })).toMatchObject([200, { status: 'active' }])
  })
})

describe('the reservations', () => {
  it('of somebody are listed newest date first, with what became of them', async () => {
    const token = await house.enrol('mira')
    for (const [seat, date] of [
      ['A6', '2026-12-05'],
      ['A6', '2026-12-07'],
      ['A7', '2026-12-06'],
    ] as const) {
      await reserve(seat, date, { token })
    }
    const list = async (path: string) => {
      const [status, body] = await seen('GET', path, { token })
      expect([status, Object.keys(body)]).toEqual([200, ['data']])
      return body.data.map(
        (each: Record<string, unknown>) => `${each.reservation_date} ${each.seat_number} ${each.status}`,
      )
    }
    const [, { data }] = await seen('GET', '/my-reservations', { token })
    expect(Object.keys(data[0])).toEqual([
      ...['id', 'user_name', 'seat_number', 'reservation_date', 'created_at', 'status'],
    ])
    await seen('DELETE', `/reservations/${data[1].id}`, { token })
    expect(await list('/my-reservations')).toEqual([
      '2026-12-07 A6 active',
      '2026-12-06 A7 cancelled',
      '2026-12-05 A6 active',
    ])
    expect(await list('/reservations?seat_number=A6')).toEqual([
      '2026-12-07 A6 active',
      '2026-12-05 A6 active',
    ])
    expect(await list('/reservations?seat_number=a6')).toEqual([])
    expect(await list('/reservations?reservation_date=2026-12-06')).toEqual(['2026-12-06 A7 cancelled'])
    expect(await list('/reservations?seat_number=A6&reservation_date=2026-12-06')).toEqual([])

    house.clock.advance(16 * 86_400_000)
    expect(await list('/my-reservations')).toEqual([
      '2026-12-07 A6 active',
      '2026-12-06 A7 cancelled',
      '2026-12-05 A6 done',
    ])
  })

  it('are told to their holder, and to a key that may read', async () => {
    for (const path of ['/my-reservations', '/reservations']) {
      expect(await seen('GET', path)).toEqual([401, { detail: 'Not authenticated' }])
      expect(await seen('GET', path, withKey(partner))).toMatchObject([403, {}])
      expect(await seen('GET', path, withKey(reader))).toMatchObject([
        422,
        { detail: [{ loc: ['query', 'user_name'] }] },
      ])
    }
    const [status, { data }] = await seen('GET', '/reservations?user_name=johndoe', withKey(reader))
    expect([status, data[0].user_name]).toEqual([200, 'johndoe'])
  })
})

describe('the seats', () => {
  it('are told to anybody who comes with a token or a key', async () => {
    const seats = Array.from({ length: 9 }, (_, n) => ({ id: expect.any(Number), seat_number: `A${n + 1}` }))
    expect(await seen('GET', '/seats', { token: john })).toEqual([200, seats])
    expect(await seen('GET', '/seats', withKey(reader))).toEqual([200, seats])
    expect(await seen('GET', '/seats', withKey('nonsense'))).toMatchObject([401, {}])
    expect(await seen('GET', '/seats', withKey(partner))).toMatchObject([403, {}])
    expect(await seen('GET', '/seats')).toEqual([403, { detail: 'Not authenticated' }])
  })

  it('are free or not, for whoever has a key', async () => {
    const ask = (query: string, options = withKey(reader)) =>
      seen('GET', `/reservations/check-availability?${query}`, options)
    const free = 'seat_number=A8&reservation_date=2026-12-20'
    expect(await ask(free)).toEqual([200, { available: true, message: 'Seat is available' }])
    await reserve('A8', '2026-12-20')
    expect(await ask(free)).toEqual([200, { available: false, message: 'Seat is already reserved' }])
    expect(await ask('seat_number=Z9&reservation_date=2026-12-20')).toEqual([
      404,
      { detail: 'Seat not found' },
    ])
    expect((await ask('seat_number=a8&reservation_date=2026-12-20'))[0]).toBe(404)
    expect((await ask('seat_number=A8&reservation_date=2026-13-20'))[0]).toBe(422)
    expect(await ask('seat_number=A8')).toMatchObject([422, { detail: [{ type: 'missing' }] }])
    expect(await ask(free, { token: john })).toEqual([403, { detail: 'Not authenticated' }])
    expect(await ask(free, withKey('nonsense'))).toMatchObject([401, {}])
    expect(await ask(free, withKey(partner))).toMatchObject([403, {}])
    expect(await ask(free, { token: 'nonsense', ...withKey(reader) })).toMatchObject([200, {}])
  })
})

it('answers no nasty input with a 5xx', async () => {
  const random = createRandom(20_261_120)
  const credentials: Options[] = [{ token: john }, withKey(partner), withKey(reader), {}]
  for (let round = 0; round < 150; round += 1) {
    const text = () => encodeURIComponent(nastyString(random).toWellFormed().slice(0, 2_000))
    const options = random.pick(credentials)
    const body = {
      seat_number: random.next() < 0.4 ? 'A1' : nastyValue(random),
      reservation_date: random.next() < 0.4 ? '2026-12-24' : nastyValue(random),
      user_name: random.next() < 0.4 ? 'jane' : nastyValue(random),
    }
    const query = `seat_number=${text()}&reservation_date=${random.next() < 0.5 ? '2026-12-24' : text()}&user_name=${text()}`
    const answers = [
      await seen('POST', '/reservations', { ...options, body }),
      await seen('GET', `/reservations?${query}`, options),
      await seen('GET', `/reservations/check-availability?${query}`, options),
      await seen('DELETE', `/reservations/${text()}`, options),
    ]
    for (const [status, said] of answers) {
      expect(status, JSON.stringify([body, query])).toBeLessThan(500)
      if (status >= 400) expect(said, JSON.stringify([body, query])).toHaveProperty('detail')
    }
  }
})
