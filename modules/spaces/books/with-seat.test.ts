import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SeatView } from '../areas/contract.ts'
import { furnishArea, openSpaces, type TestSpaces } from '../spaces.fixture.ts'
import type { Condition, LoanView, TitleView } from './contract.ts'
import { aReader, type Reader, shelve } from './library.fixture.ts'

let database: TestDatabase
let spaces: TestSpaces
let house: TestApp
let clock: VirtualClock
let admin: string
let seats: readonly SeatView[]

beforeAll(async () => {
  database = await createTestDatabase()
  clock = createVirtualClock('2026-11-20T01:00:00Z')
  spaces = openSpaces(database.connection, clock.now)
  house = await startTestApp(spaces.routes)
  admin = spaces.tokenOf('librarian', 'admin', aReader(spaces).id)
})

beforeEach(async () => {
  seats = (await furnishArea(house.ask, admin, { kind: 'library' })).seats
})

afterAll(async () => {
  await house.close()
  await spaces.close()
  await database.drop()
})

const hours = (from: number, to: number) => ({
  from: new Date(clock.now().getTime() + from * 3_600_000).toISOString(),
  to: new Date(clock.now().getTime() + to * 3_600_000).toISOString(),
})

const shelf = async (...conditions: Condition[]): Promise<TitleView> =>
  (await shelve(house.ask, admin, conditions)).title

const reserve = ({ token }: Reader, seat: number, books: readonly TitleView[], facts: object = {}) =>
  house.ask('POST', '/reservations', {
    token,
    body: {
      seat_id: seats[seat]?.id,
      ...hours(2, 4),
      books: books.map(({ id }) => ({ title_id: id })),
      ...facts,
    },
  })

const loansOf = async ({ token }: Reader): Promise<LoanView[]> =>
  (await house.ask('GET', '/loans', { token })).body.data
const seatsOf = async ({ token }: Reader) => (await house.ask('GET', '/reservations', { token })).body.data
const cancel = ({ token }: Reader, id: string) => house.ask('DELETE', `/reservations/${id}`, { token })

async function sweep(): Promise<void> {
  const stop = AbortSignal.timeout(10_000)
  for (const { run } of spaces.spaces.sweeps) while (await run(stop));
}

describe('a seat and its books', () => {
  test('are reserved together', async () => {
    const reader = aReader(spaces)
    const titles = [await shelf('new'), await shelf('pre_loved')]
    const { status, body } = await reserve(reader, 0, titles)
    expect(status).toBe(201)
    const loans = await loansOf(reader)
    expect(loans.map(({ state, reservation_id }) => [state, reservation_id])).toEqual([
      ['reserved', body.id],
      ['reserved', body.id],
    ])
    const { token } = reader
    const { body: found } = await house.ask('GET', `/loans?reservation_id=${body.id}`, { token })
    expect(found.data).toEqual(loans)
  })

  test('are both refused when a book is gone: no seat, and none of the other books', async () => {
    const [here, gone] = [await shelf('new'), await shelf('new')]
    await reserve(aReader(spaces), 0, [gone])
    const reader = aReader(spaces)
    const { status, body } = await reserve(reader, 1, [here, gone])
    expect([status, body.code]).toEqual([409, 'no_copy_free'])
    expect(await seatsOf(reader)).toEqual([])
    expect(await loansOf(reader)).toEqual([])
    expect((await reserve(aReader(spaces), 1, [here])).status).toBe(201)
  })

  test('are both refused when the seat is taken: no book', async () => {
    const title = await shelf('new')
    await reserve(aReader(spaces), 0, [])
    const reader = aReader(spaces)
    expect((await reserve(reader, 0, [title])).body.code).toBe('seat_taken')
    expect(await loansOf(reader)).toEqual([])
    expect((await house.ask('GET', `/titles/${title.id}`, { token: admin })).body.stock.new.free).toBe(1)
  })

  test.each([
    [
      'the rules of the area refuse the time',
      { from: '2027-11-20T02:00:00Z', to: '2027-11-20T04:00:00Z' },
      422,
    ],
    ['a title is not there', { books: [{ title_id: crypto.randomUUID() }] }, 404],
    ['a title is named twice', null, 409],
    ['there are six', { books: Array.from({ length: 6 }, () => ({ title_id: crypto.randomUUID() })) }, 400],
  ])('are both refused when %s', async (_why, facts, status) => {
    const reader = aReader(spaces)
    const title = await shelf('new', 'new')
    const twice = { books: [{ title_id: title.id }, { title_id: title.id }] }
    expect((await reserve(reader, 0, [title], facts ?? twice)).status).toBe(status)
    expect(await seatsOf(reader)).toEqual([])
    expect(await loansOf(reader)).toEqual([])
  })

  test('go to one of thirty who want both at the same moment, and nobody else has half', async () => {
    const title = await shelf('new')
    const readers = Array.from({ length: 30 }, () => aReader(spaces))
    const answers = await Promise.all(readers.map((reader, index) => reserve(reader, index % 3, [title])))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(29)
    const taken = await spaces.db
      .selectFrom('spaces.reservation')
      .select('holder_id')
      .where(
        'seat_id',
        'in',
        seats.map(({ id }) => id),
      )
      .execute()
    const winner = readers[answers.findIndex(({ status }) => status === 201)]
    expect(taken.map(({ holder_id }) => holder_id)).toEqual([winner?.id])
  })

  test('do not wait for each other when two want the same two books', async () => {
    const titles = [await shelf('new', 'new'), await shelf('new', 'new')]
    const rounds = [titles, titles.toReversed()]
    const answers = await Promise.all(rounds.map((books, seat) => reserve(aReader(spaces), seat, books)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
  })
})

describe('a seat that is given back', () => {
  test('frees the book that still waits with it', async () => {
    const reader = aReader(spaces)
    const title = await shelf('new')
    const { body } = await reserve(reader, 0, [title])
    expect((await cancel(reader, body.id)).status).toBeLessThan(300)
    expect((await loansOf(reader)).map(({ state }) => state)).toEqual(['cancelled'])
    expect((await reserve(aReader(spaces), 1, [title])).status).toBe(201)
  })

  test('asks nothing of a book that was fetched', async () => {
    const reader = aReader(spaces)
    const { body } = await reserve(reader, 0, [await shelf('new')])
    const [loan] = await loansOf(reader)
    await house.ask('POST', `/loans/${loan?.id}/hand-over`, { token: admin })
    await cancel(reader, body.id)
    expect((await loansOf(reader)).map(({ state }) => state)).toEqual(['lent'])
  })

  test('by the clock, because nobody confirmed it, frees the book too', async () => {
    const reader = aReader(spaces)
    const { body } = await reserve(reader, 0, [await shelf('new')], { hold: true })
    expect(body.state).toBe('held')
    clock.advance(30 * 60_000)
    await sweep()
    expect((await loansOf(reader)).map(({ state }) => state)).toEqual(['cancelled'])
  })

  test('by the clock, because nobody came, frees the book too', async () => {
    const reader = aReader(spaces)
    const title = await shelf('new')
    await reserve(reader, 0, [title])
    clock.advance(3 * 3_600_000)
    await sweep()
    expect((await loansOf(reader)).map(({ state }) => state)).toEqual(['cancelled'])
    expect((await reserve(aReader(spaces), 1, [title])).status).toBe(201)
  })

  test('stays when only its book is cancelled', async () => {
    const reader = aReader(spaces)
    await reserve(reader, 0, [await shelf('new')])
    const [loan] = await loansOf(reader)
    await house.ask('POST', `/loans/${loan?.id}/cancellation`, { token: reader.token })
    expect((await seatsOf(reader)).map(({ state }: { state: string }) => state)).toEqual(['active'])
  })
})

test('a book waits as long as the seat that it was reserved with, also when that is moved', async () => {
  const reader = aReader(spaces)
  const { body } = await reserve(reader, 0, [await shelf('new')], hours(240, 242))
  const waitsUntil = async () => (await loansOf(reader))[0]?.waits_until
  expect(await waitsUntil()).toBe(body.to)
  const moved = hours(264, 266)
  const patched = await house.ask('PATCH', `/reservations/${body.id}`, { token: reader.token, body: moved })
  expect(patched.status).toBe(200)
  expect(await waitsUntil()).toBe(moved.to)
  clock.advance(9 * 24 * 3_600_000)
  await sweep()
  expect((await loansOf(reader)).map(({ state }) => state)).toEqual(['reserved'])
})
