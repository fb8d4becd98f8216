import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSpaces, type TestSpaces, writeKey } from '../spaces.fixture.ts'
import type { LoanView } from './contract.ts'
import { aReader, type Reader, shelve } from './library.fixture.ts'
import { reserveBooks } from './reserve-books.ts'
import { loanMoves } from './rules.ts'

const day = 24 * 60 * 60 * 1_000

let database: TestDatabase
let spaces: TestSpaces
let house: TestApp
let clock: VirtualClock
let admin: string
let crew: string

beforeAll(async () => {
  database = await createTestDatabase()
  clock = createVirtualClock()
  spaces = openSpaces(database.connection, clock.now)
  house = await startTestApp(spaces.routes)
  admin = spaces.tokenOf('librarian', 'admin')
  crew = spaces.tokenOf('desk', 'crew', aReader(spaces).id)
})

afterAll(async () => {
  await house.close()
  await spaces.close()
  await database.drop()
})

const reserve = ({ token }: Reader, title_id: string, wish: object = {}) =>
  house.ask('POST', '/book-reservations', { token, body: { title_id, ...wish } })

const act = (loan: LoanView, what: 'hand-over' | 'return' | 'cancellation' | 'renewal', token = crew) =>
  house.ask('POST', `/loans/${loan.id}/${what}`, { token })

const stockOf = async (titleId: string) =>
  (await house.ask('GET', `/titles/${titleId}`, { token: admin })).body.stock

/** What the clock brings about, as a worker does it. */
async function sweep(): Promise<void> {
  const stop = AbortSignal.timeout(10_000)
  for (const { run } of spaces.spaces.sweeps) while (await run(stop));
}

/** Names of the events of a loan, in their order. */
async function eventsOf(loan: LoanView): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select event_name as name from events.outbox where payload ->> 'loan_id' = ${loan.id} order by id`.execute(
    spaces.db,
  )
  return rows.map(({ name }) => name.replace('spaces.', ''))
}

async function untilSomebodyWaits(): Promise<void> {
  for (let waiting = 0; waiting === 0; ) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(spaces.db)
    waiting = rows[0]?.waiting ?? 0
  }
}

async function lend(reader: Reader, titleId: string): Promise<LoanView> {
  const { body } = await reserve(reader, titleId)
  return (await act(body, 'hand-over')).body
}

describe('a book', () => {
  test('is reserved by a member, lent and taken back at the desk, and each is told', async () => {
    const { title, copies } = await shelve(house.ask, admin, ['new'])
    const reader = aReader(spaces)
    const reserved = await reserve(reader, title.id)
    expect(reserved.status).toBe(201)
    expect(reserved.body).toMatchObject({
      state: 'reserved',
      title: title.title,
      copy_label: copies[0]?.label,
      holder: { account_id: reader.id, username: reader.username },
      waits_until: new Date(clock.now().getTime() + 3 * day).toISOString(),
      due_at: null,
    })
    expect((await stockOf(title.id)).new).toEqual({ total: 1, free: 0 })

    const lent = await act(reserved.body, 'hand-over')
    expect(lent.body).toMatchObject({
      state: 'lent',
      waits_until: null,
      due_at: new Date(clock.now().getTime() + 14 * day).toISOString(),
    })
    const returned = await act(reserved.body, 'return')
    expect(returned.body).toMatchObject({ state: 'returned', ended_at: clock.now().toISOString() })
    expect((await stockOf(title.id)).new).toEqual({ total: 1, free: 1 })
    expect(await eventsOf(reserved.body)).toEqual(['book_reserved', 'book_lent', 'book_returned'])
  })

  test('of the wanted condition is reserved; of any, a pre-loved one first', async () => {
    const { title } = await shelve(house.ask, admin, ['new', 'pre_loved', 'new'])
    const conditions = []
    for (const wish of [{}, {}, { condition: 'new' }]) {
      conditions.push((await reserve(aReader(spaces), title.id, wish)).body.condition)
    }
    expect(conditions).toEqual(['pre_loved', 'new', 'new'])
    const { status, body } = await reserve(aReader(spaces), title.id, { condition: 'pre_loved' })
    expect([status, body.code]).toEqual([409, 'no_copy_free'])
    expect(body.title_id).toBe(title.id)
  })

  test('that is out of service is for nobody', async () => {
    const { title, copies } = await shelve(house.ask, admin, ['new'])
    await house.ask('PATCH', `/copies/${copies[0]?.id}`, { token: admin, body: { out_of_service: true } })
    expect((await reserve(aReader(spaces), title.id)).body.code).toBe('no_copy_free')
  })

  test('goes to one of fifty who want its last copy at the same moment', async () => {
    const { title } = await shelve(house.ask, admin, ['new', 'pre_loved'])
    await reserve(aReader(spaces), title.id)
    const readers = Array.from({ length: 50 }, () => aReader(spaces))
    const answers = await Promise.all(readers.map((reader) => reserve(reader, title.id)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status !== 201).map(({ body }) => body.code)
    expect(new Set(refused)).toEqual(new Set(['no_copy_free']))
  })

  test.each([
    ['goes to whoever comes second when the first gives up before the end', 'rollback', 201],
    ['is refused to whoever comes second when the first is done meanwhile', 'commit', 409],
  ] as const)('%s', async (_promise, end, status) => {
    const { title } = await shelve(house.ask, admin, ['new'])
    const { id: account_id, username } = aReader(spaces)
    const booker = { holder: { account_id, username, name: 'Ani' }, by: 'holder', madeBy: null } as const
    const first = await spaces.db.startTransaction().execute()
    await reserveBooks(first, booker, { books: [{ title_id: title.id }], reservationId: null }, clock.now())
    const second = reserve(aReader(spaces), title.id)
    await untilSomebodyWaits()
    await first[end]().execute()
    expect((await second).status).toBe(status)
  })

  test('is found by each of twenty when there are twenty copies, and none is given twice', async () => {
    const { title } = await shelve(
      house.ask,
      admin,
      Array.from({ length: 20 }, () => 'new' as const),
    )
    const answers = await Promise.all(Array.from({ length: 20 }, () => reserve(aReader(spaces), title.id)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    expect(new Set(answers.map(({ body }) => body.copy_id)).size).toBe(20)
  })

  test('is nobody’s twice: one copy of a title for a person, however often they press', async () => {
    const { title } = await shelve(house.ask, admin, ['new', 'new', 'new'])
    const reader = aReader(spaces)
    const answers = await Promise.all([1, 2, 3].map(() => reserve(reader, title.id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect((await reserve(reader, title.id)).body.code).toBe('title_already_yours')
  })

  test('is refused to whoever has five, also when they ask for all at once', async () => {
    const reader = aReader(spaces)
    const titles = []
    for (let made = 0; made < 7; made += 1) titles.push((await shelve(house.ask, admin, ['new'])).title)
    const answers = await Promise.all(titles.map(({ id }) => reserve(reader, id)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5)
    const refused = answers.filter(({ status }) => status !== 201)
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      Array(2).fill([422, 'too_many_books']),
    )
  })
})

describe('the desk', () => {
  test('alone hands over and takes back', async () => {
    const { title } = await shelve(house.ask, admin, ['new'])
    const reader = aReader(spaces)
    const { body: loan } = await reserve(reader, title.id)
    expect((await act(loan, 'hand-over', reader.token)).status).toBe(403)
    expect((await act(loan, 'return', reader.token)).status).toBe(403)
    expect((await act(loan, 'hand-over', crew)).status).toBe(200)
  })

  test('reserves for somebody by their username, as a partner does', async () => {
    const { title } = await shelve(house.ask, admin, ['new', 'new'])
    const reader = aReader(spaces)
    await spaces.db
      .insertInto('spaces.person')
      .values({
        account_id: reader.id,
        revision: 1,
        username: reader.username,
        name: 'Ani',
        role: 'member',
        status: 'active',
      })
      .execute()
    const body = { title_id: title.id, for: reader.username }
    const made = await house.ask('POST', '/book-reservations', { token: crew, body })
    expect(made.body.holder).toEqual({ account_id: reader.id, username: reader.username, name: 'Ani' })
    expect((await act(made.body, 'cancellation', reader.token)).status).toBe(200)
    expect(await eventsOf(made.body)).toEqual(['book_reserved', 'book_cancelled'])

    const headers = { 'x-api-key': writeKey }
    const byPartner = await house.ask('POST', '/book-reservations', { headers, body })
    expect(byPartner.status).toBe(201)
    const cancelled = await house.ask('POST', `/loans/${byPartner.body.id}/cancellation`, { headers })
    expect(cancelled.body.state).toBe('cancelled')
    const { token } = aReader(spaces)
    expect((await house.ask('POST', '/book-reservations', { token, body })).body.code).toBe('not_staff')
  })

  test('sees what everybody has, and what is overdue; a member sees their own', async () => {
    const { title } = await shelve(house.ask, admin, ['new', 'new'])
    const [first, second] = [aReader(spaces), aReader(spaces)]
    const lent = await lend(first, title.id)
    await reserve(second, title.id)
    clock.advance(15 * day)
    const list = async (query: string, token: string) => {
      const { body } = await house.ask('GET', `/loans?title_id=${title.id}&${query}`, { token })
      return body.data?.map(({ id, state }: LoanView) => [id === lent.id, state]) ?? body.code
    }
    expect(await list('of=everybody', crew)).toEqual([
      [false, 'reserved'],
      [true, 'lent'],
    ])
    expect(await list('of=everybody&state=overdue', crew)).toEqual([[true, 'lent']])
    expect(await list('', first.token)).toEqual([[true, 'lent']])
    expect(await list('state=past', first.token)).toEqual([])
    expect(await list('of=everybody', first.token)).toBe('not_staff')
    expect((await house.ask('GET', `/loans/${lent.id}`, { token: first.token })).body.overdue).toBe(true)
  })

  test('finds a loan by whose it is, its title or its copy, what is due first at the top', async () => {
    const reader = aReader(spaces)
    const labels: string[] = []
    for (const name of ['Tenggelamnya', 'Tenggelam', 'Layar']) {
      const { title, copies } = await shelve(house.ask, admin, ['new'], { title: name })
      await lend(reader, title.id)
      labels.push(...copies.map(({ label }) => label))
      clock.advance(1_000)
    }
    const find = async (query: string) => {
      const { body } = await house.ask('GET', `/loans?of=everybody&state=open&sort=due&${query}`, {
        token: crew,
      })
      return { titles: body.data.map(({ title }: LoanView) => title), next: body.next_page_key }
    }
    expect((await find(`q=${reader.username.toUpperCase()}`)).titles).toEqual([
      'Tenggelamnya',
      'Tenggelam',
      'Layar',
    ])
    expect((await find(`q=${labels[2]}`)).titles).toContain('Layar')
    const first = await find('q=tenggelam&limit=1')
    expect(first.titles).toEqual(['Tenggelamnya'])
    expect((await find(`q=tenggelam&limit=1&page_key=${first.next}`)).titles).toEqual(['Tenggelam'])
  })

  test('is told in which state a loan is that it cannot move', async () => {
    const { title } = await shelve(house.ask, admin, ['new'])
    const reader = aReader(spaces)
    const { body: loan } = await reserve(reader, title.id)
    const codeOf = async (what: Parameters<typeof act>[1]) => {
      const { status, body } = await act(loan, what)
      return [status, body.code]
    }
    expect(await codeOf('return')).toEqual([409, 'loan_reserved'])
    expect(await codeOf('renewal')).toEqual([409, 'loan_reserved'])
    await act(loan, 'hand-over')
    expect(await codeOf('hand-over')).toEqual([409, 'loan_lent'])
    expect(await codeOf('cancellation')).toEqual([409, 'loan_lent'])
    await act(loan, 'return')
    expect(await codeOf('return')).toEqual([409, 'loan_returned'])
    expect(await eventsOf(loan)).toHaveLength(3)
  })
})

describe('a loan of somebody else', () => {
  test('is not there', async () => {
    const { title } = await shelve(house.ask, admin, ['new'])
    const { body: loan } = await reserve(aReader(spaces), title.id)
    const { token } = aReader(spaces)
    const answers = await Promise.all([
      house.ask('GET', `/loans/${loan.id}`, { token }),
      act(loan, 'cancellation', token),
      act(loan, 'renewal', token),
      house.ask('GET', `/loans/${title.id}`, { token }),
    ])
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      Array(4).fill([404, 'loan_not_found']),
    )
  })

  test('nor is one for whoever has an account elsewhere', async () => {
    const { title } = await shelve(house.ask, admin, ['new'])
    const elsewhere = { id: '', username: 'far', token: spaces.tokenOf('far') }
    expect((await reserve(elsewhere, title.id)).body.code).toBe('account_elsewhere')
  })
})

describe('the clock', () => {
  test('puts a book back that nobody fetched for three days, and it is free for the next', async () => {
    const { title } = await shelve(house.ask, admin, ['new'])
    const { body: loan } = await reserve(aReader(spaces), title.id)
    clock.advance(3 * day - 1)
    await sweep()
    expect((await reserve(aReader(spaces), title.id)).status).toBe(409)
    clock.advance(1)
    await sweep()
    const { body } = await house.ask('GET', `/loans/${loan.id}`, { token: crew })
    expect(body).toMatchObject({ state: 'expired', ended_at: clock.now().toISOString(), waits_until: null })
    expect(await eventsOf(loan)).toEqual(['book_reserved', 'book_expired'])
    expect((await reserve(aReader(spaces), title.id)).status).toBe(201)
  })

  test('tells a holder once that a book is due in two days, and once that it is overdue', async () => {
    const { title } = await shelve(house.ask, admin, ['new'])
    const loan = await lend(aReader(spaces), title.id)
    clock.advance(12 * day - 1)
    await sweep()
    expect(await eventsOf(loan)).not.toContain('book_due')
    clock.advance(1)
    await Promise.all([sweep(), sweep()])
    expect((await eventsOf(loan)).slice(2)).toEqual(['book_due'])
    clock.advance(2 * day)
    await Promise.all([sweep(), sweep()])
    clock.advance(day)
    await sweep()
    expect((await eventsOf(loan)).slice(2)).toEqual(['book_due', 'book_overdue'])
  })

  test('does not say that a book is due soon when it is overdue already', async () => {
    const { title } = await shelve(house.ask, admin, ['new'])
    const loan = await lend(aReader(spaces), title.id)
    clock.advance(20 * day)
    await sweep()
    expect((await eventsOf(loan)).slice(2)).toEqual(['book_overdue'])
  })
})

describe('a renewal', () => {
  test('gives two weeks more, once, and the holder hears anew when it is due', async () => {
    const { title } = await shelve(house.ask, admin, ['new'])
    const reader = aReader(spaces)
    const loan = await lend(reader, title.id)
    clock.advance(13 * day)
    await sweep()
    const renewed = await act(loan, 'renewal', reader.token)
    expect(renewed.body).toMatchObject({ state: 'lent', renewals: 1 })
    expect(Date.parse(renewed.body.due_at) - Date.parse(String(loan.due_at))).toBe(14 * day)
    expect((await act(loan, 'renewal', reader.token)).body.code).toBe('loan_renewed_before')
    clock.advance(14 * day)
    await sweep()
    expect((await eventsOf(loan)).filter((name) => name === 'book_due')).toHaveLength(2)
  })

  test('is refused while somebody waits who found no copy, until another copy is free', async () => {
    const { title } = await shelve(house.ask, admin, ['new', 'new'])
    const [reader, other] = [aReader(spaces), aReader(spaces)]
    const loan = await lend(reader, title.id)
    const otherLoan = await lend(other, title.id)
    clock.advance(day)
    await reserve(aReader(spaces), title.id)
    expect((await act(loan, 'renewal', reader.token)).body.code).toBe('title_wanted')
    await act(otherLoan, 'return')
    expect((await act(loan, 'renewal', reader.token)).status).toBe(200)
  })

  test('is refused for what is overdue', async () => {
    const { title } = await shelve(house.ask, admin, ['new'])
    const reader = aReader(spaces)
    const loan = await lend(reader, title.id)
    clock.advance(14 * day)
    expect((await act(loan, 'renewal', reader.token)).body.code).toBe('loan_overdue')
  })
})

test('no loan comes back once it is over', () => {
  const over = Object.entries(loanMoves).filter(([, moves]) => Object.keys(moves).length === 0)
  expect(over.map(([state]) => state)).toEqual(['returned', 'cancelled', 'expired'])
})

test.each([
  ['an id that is none', '/book-reservations', { title_id: 'x' }, 400],
  ['no title', '/book-reservations', {}, 400],
  [
    'a condition that is none',
    '/book-reservations',
    { title_id: crypto.randomUUID(), condition: 'old' },
    400,
  ],
  ['a title that is not there', '/book-reservations', { title_id: crypto.randomUUID() }, 404],
])('%s is refused as bad input', async (_what, path, body, status) => {
  expect((await house.ask('POST', path, { token: aReader(spaces).token, body })).status).toBe(status)
})
