import { TicketIssued } from '@balai/attendance/contract.ts'
import { newId } from '@balai/db/new-id.ts'
import { PasswordReplaced } from '@balai/identity/contract.ts'
import {
  BookCancelled,
  BookExpired,
  BookOverdue,
  type LoanFacts,
  OfferReleased,
  ReservationCancelled,
  ReservationConfirmed,
  ReservationNoShow,
  SeatFreed,
  WaitlistOffered,
} from '@balai/spaces/contract.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Guest, type House, openHouse, reservationOf } from './inbox.fixture.ts'
import { pruneNotifications } from './jobs.ts'

let place: House
let ask: House['app']['ask']
let ani: Guest
let guests = 0

beforeAll(async () => {
  place = await openHouse()
  ask = place.app.ask
})
afterAll(() => place.close())

beforeEach(async () => {
  guests += 1
  ani = await place.welcome(`ani${guests}`)
})

const list = async ({ token }: Guest, query = '', headers = {}) =>
  (await ask('GET', `/notifications${query}`, { token, headers })).body
const unread = async ({ token }: Guest) =>
  (await ask('GET', '/notifications/unread-count', { token })).body.unread
const read = ({ token }: Guest, body: object) => ask('POST', '/notifications/read', { token, body })

test('tells the holder of a reservation, and nobody else', async () => {
  const budi = await place.welcome(`budi${guests}`)
  const reservation = reservationOf(ani)
  await place.happens(ReservationConfirmed, reservation)
  expect((await list(ani)).data).toEqual([
    {
      id: expect.any(String),
      kind: 'reservation_confirmed',
      group: 'reservations',
      title: 'Reservation confirmed: seat A1, Ruang Baca',
      body: 'Saturday, 21 November 2026, 09:00–11:00 WIB',
      path: `/reservations/${reservation.reservation_id}`,
      created_at: '2026-11-20T12:00:00.000Z',
      expires_at: '2026-11-21T04:00:00.000Z',
      read_at: null,
    },
  ])
  expect((await list(budi)).data).toEqual([])
  expect([await unread(ani), await unread(budi)]).toEqual([1, 0])
})

test('an event that is delivered again is told once, by the app and by letter', async () => {
  await place.happens(ReservationConfirmed, reservationOf(ani))
  const { event_id } = await place.house.db
    .selectFrom('notify.notification')
    .select('event_id')
    .where('account_id', '=', ani.id)
    .executeTakeFirstOrThrow()
  await sql`delete from events.receipt where event_id = ${event_id}`.execute(place.house.db)
  await sql`insert into events.outbox (id, event_name, payload)
    values (${event_id}, ${ReservationConfirmed.name}, ${JSON.stringify(reservationOf(ani))}::jsonb)`.execute(
    place.house.db,
  )
  await place.settle()
  expect((await list(ani)).data).toHaveLength(1)
  expect(place.lettersTo(ani)).toHaveLength(1)
})

test('is read in the language asked for, else in the one of the account', async () => {
  await place.happens(ReservationNoShow, reservationOf(ani))
  const titleIn = async (language: string) =>
    (await list(ani, '', language === '' ? {} : { 'accept-language': language })).data[0].title
  expect(await titleIn('')).toBe('Seat released: seat A1, Ruang Baca')
  expect(await titleIn('fr, en;q=0.5, id-ID;q=0.8')).toBe('Kursi dilepas: kursi A1, Ruang Baca')
  expect(await titleIn('fr')).toBe('Seat released: seat A1, Ruang Baca')
  await place.change({ ...ani.facts, locale: 'id', revision: 2 })
  expect(await titleIn('')).toBe('Kursi dilepas: kursi A1, Ruang Baca')
})

test('says until when an offer stands, by the clock of the house', async () => {
  await place.happens(WaitlistOffered, {
    ...reservationOf(ani),
    entry_id: newId(),
    expires_at: '2026-11-20T12:10:00Z',
  })
  const { data } = await list(ani, '', { 'accept-language': 'id' })
  expect(data[0]).toMatchObject({
    title: 'Kursi ditawarkan kepada Anda: kursi A1, Ruang Baca',
    body: 'Sabtu, 21 November 2026 09.00–11.00 WIB. Terima sebelum 19.10 WIB.',
    path: '/reservations',
    expires_at: '2026-11-20T12:10:00Z',
  })
})

test.each([
  ['accepts it', ReservationConfirmed],
  ['lets it pass', OfferReleased],
])('an offer has nothing to be read any more once its holder %s', async (_, settled) => {
  const [offer, other] = [reservationOf(ani), reservationOf(ani)]
  for (const each of [offer, other])
    await place.happens(WaitlistOffered, {
      ...each,
      entry_id: newId(),
      expires_at: '2026-11-20T12:10:00Z',
    })
  await place.happens(settled, offer)
  const offers = (await list(ani)).data.filter(({ kind }: { kind: string }) => kind === 'waitlist_offer')
  expect(offers.map((each: { read_at: string | null }) => each.read_at === null)).toEqual([true, false])
})

test('tells who watches a seat, who has a book for too long, and whose password is another one', async () => {
  const { area_id, area_name, seat_id, seat_number, from, to, time_zone } = reservationOf(ani)
  const seat = { area_id, area_name, seat_id, seat_number, from, to, time_zone }
  await place.happens(SeatFreed, { ...seat, watch_id: newId(), watcher_id: ani.id })
  await place.happens(BookOverdue, {
    loan_id: newId(),
    title_id: newId(),
    title: 'Laut Bercerita',
    holder_id: ani.id,
    reservation_id: null,
    waits_until: null,
    due_at: '2026-11-19T16:59:59Z',
    by: 'clock',
  })
  await place.happens(PasswordReplaced, { account_id: ani.id, email: ani.facts.email })
  expect((await list(ani)).data).toMatchObject([
    { kind: 'password_changed', path: '/security' },
    { kind: 'book_overdue', title: 'Overdue: Laut Bercerita', path: '/library/loans' },
    { kind: 'seat_freed', path: `/spaces/${area_id}?seat=${seat_id}` },
  ])
  const subjects = place.lettersTo(ani).map(({ subject }) => subject)
  expect(subjects.sort()).toEqual(['Free now: seat A1, Ruang Baca', 'Overdue: Laut Bercerita'])
})

test('tells whose book waits no more, unless it was their own wish', async () => {
  const loan: LoanFacts = {
    loan_id: newId(),
    title_id: newId(),
    title: 'Laut Bercerita',
    holder_id: ani.id,
    reservation_id: null,
    waits_until: null,
    due_at: null,
    by: 'holder',
  }
  await place.happens(BookCancelled, loan, { ...loan, by: 'staff' }, { ...loan, by: 'clock' })
  await place.happens(BookExpired, { ...loan, by: 'clock' })
  const { data } = await list(ani)
  expect(data.map(({ kind, body }: Record<string, string>) => [kind, body]).sort()).toEqual([
    [
      'book_cancelled',
      'The seat that it was reserved with was released, so this book went back to its shelf.',
    ],
    ['book_cancelled', 'Your reservation of this book was cancelled by the house.'],
    ['book_expired', 'This book was not fetched in time, so it went back to its shelf.'],
  ])
})

test('tells nobody of what was over before it was told, but of how it ended for a day', async () => {
  const lastWeek = { from: '2026-11-13T02:00:00.000Z', to: '2026-11-13T04:00:00.000Z' }
  const thisMorning = { from: '2026-11-20T02:00:00.000Z', to: '2026-11-20T04:00:00.000Z' }
  for (const span of [lastWeek, thisMorning]) {
    await place.happens(ReservationConfirmed, reservationOf(ani, span))
    await place.happens(ReservationNoShow, reservationOf(ani, span))
  }
  expect((await list(ani)).data).toMatchObject([
    { kind: 'reservation_no_show', expires_at: '2026-11-21T04:00:00.000Z' },
  ])
  expect(place.lettersTo(ani)).toHaveLength(1)
})

test('tells whoever did not come what they had booked, not what was left of it', async () => {
  const cut = { from: '2026-11-20T02:00:00.000Z', to: '2026-11-20T02:30:00.000Z' }
  const booked_to = '2026-11-20T04:00:00.000Z'
  await place.happens(ReservationNoShow, { ...reservationOf(ani, cut), booked_to })
  const [told] = (await list(ani)).data
  expect(told.body).toContain('09:00–11:00')
})

test('lists newest first, page by page, or only what was not read', async () => {
  for (let n = 0; n < 5; n += 1) await place.happens(ReservationCancelled, reservationOf(ani))
  const first = await list(ani, '?limit=3')
  const second = await list(ani, `?limit=3&page_key=${first.next_page_key}`)
  const all = [...first.data, ...second.data].map(({ id }) => id)
  expect([new Set(all).size, second.next_page_key]).toEqual([5, null])
  expect(all).toEqual([...all].sort().reverse())

  expect((await read(ani, { ids: [all[1], all[1]] })).body).toEqual({ unread: 4 })
  expect((await read(ani, { up_to: all[3] })).body).toEqual({ unread: 2 })
  expect((await list(ani, '?unread=true')).data.map(({ id }: { id: string }) => id)).toEqual([all[0], all[2]])
  const marked = (await list(ani)).data[1]
  expect(marked.read_at).toBe('2026-11-20T12:00:00.000Z')
})

test('nobody reads what another person was told', async () => {
  const budi = await place.welcome(`budi${guests}`)
  await place.happens(ReservationConfirmed, reservationOf(ani), reservationOf(budi))
  const [his] = (await list(budi)).data
  const [hers] = (await list(ani)).data
  for (const mark of [{ ids: [hers.id, his.id] }, { up_to: his.id }, { ids: [newId()] }]) {
    const { status, body } = await read(ani, mark)
    expect([status, body.code]).toEqual([404, 'notification_not_found'])
  }
  expect([await unread(ani), await unread(budi)]).toEqual([1, 1])
})

test.each([{}, { ids: [] }, { ids: ['x'] }, { up_to: 7 }, { up_to: null }, { ids: null }])(
  'refuses %j as a mark',
  async (mark) => {
    expect((await read(ani, mark)).status).toBe(400)
  },
)

test('a visitor, an account of another house and a forged page key get nothing', async () => {
  expect((await ask('GET', '/notifications')).status).toBe(401)
  const elsewhere = await ask('GET', '/notifications', { token: place.house.tokenOf('jauh') })
  expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'account_elsewhere'])
  const forged = await ask('GET', '/notifications?page_key=eyJ4Ijox', { token: ani.token })
  expect([forged.status, forged.body.code]).toEqual([400, 'invalid_page_key'])
})

test('what was read ninety days ago goes, what was not read stays', async () => {
  await place.happens(ReservationConfirmed, reservationOf(ani), reservationOf(ani))
  const [one] = (await list(ani)).data
  await read(ani, { ids: [one.id] })
  const now = () => new Date(place.clock.now().getTime() + 91 * 24 * 60 * 60_000)
  await pruneNotifications({ db: place.house.db, now: place.clock.now }, new AbortController().signal)
  expect((await list(ani)).data).toHaveLength(2)
  await pruneNotifications({ db: place.house.db, now }, new AbortController().signal)
  expect((await list(ani)).data).toMatchObject([{ read_at: null }])
})

test('a guest list of people without an account tells nobody, and writes nothing', async () => {
  const before = await place.house.db.selectFrom('notify.inbox').select('account_id').execute()
  const tickets = Array.from({ length: 50 }, (_, n) => ({
    event_id: newId(),
    ticket_id: newId(),
    holder_email: ani.facts.email,
    holder_username: n % 2 === 0 ? null : `tamu${n}`,
  }))
  await place.happens(TicketIssued, ...tickets)
  expect(await place.house.db.selectFrom('notify.inbox').select('account_id').execute()).toEqual(before)
  expect(place.lettersTo(ani)).toEqual([])
})
