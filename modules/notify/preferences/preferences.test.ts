import { newId } from '@balai/db/new-id.ts'
import { ReservationCancelled, ReservationConfirmed, WaitlistOffered } from '@balai/spaces/contract.ts'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { KindName } from '../kinds/contract.ts'
import { type Guest, type House, openHouse, reservationOf } from '../notifications/inbox.fixture.ts'

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

interface Way {
  enabled: boolean
  may_change: boolean
}
interface Preference {
  kind: string
  name: string
  in_app: Way
  email: Way
}

const preferences = async (headers = {}): Promise<Preference[]> =>
  (await ask('GET', '/notification-preferences', { token: ani.token, headers })).body.data
const of = async (kind: string) => (await preferences()).find((each) => each.kind === kind)
const put = (...data: object[]) =>
  ask('PUT', '/notification-preferences', { token: ani.token, body: { data } })
const told = async () => (await ask('GET', '/notifications', { token: ani.token })).body.data.length

test('shows every kind with its words in the language asked for', async () => {
  const all = await preferences({ 'accept-language': 'id' })
  expect(all).toHaveLength(KindName.anyOf.length)
  expect(all[0]).toEqual({
    kind: 'reservation_confirmed',
    group: 'reservations',
    name: 'Reservasi dikonfirmasi',
    in_app: { enabled: true, may_change: true },
    email: { enabled: true, may_change: true },
  })
  expect(await of('reservation_completed')).toMatchObject({
    in_app: { enabled: true },
    email: { enabled: false },
  })
})

test('tells by the ways that somebody chose', async () => {
  const { status } = await put(
    { kind: 'reservation_confirmed', in_app: false, email: true },
    { kind: 'reservation_cancelled', in_app: true, email: false },
  )
  expect(status).toBe(200)
  await place.happens(ReservationConfirmed, reservationOf(ani))
  expect([await told(), place.lettersTo(ani).length]).toEqual([0, 1])
  await place.happens(ReservationCancelled, reservationOf(ani))
  expect([await told(), place.lettersTo(ani).length]).toEqual([1, 1])
})

test('what is left out is as it is unless told otherwise', async () => {
  await put({ kind: 'reservation_confirmed', in_app: false, email: false })
  const { body } = await put({ kind: 'book_due', in_app: true, email: false })
  expect(body.data.find(({ kind }: Preference) => kind === 'reservation_confirmed').email.enabled).toBe(true)
  expect(await of('book_due')).toMatchObject({ in_app: { enabled: true }, email: { enabled: false } })
})

test('what keeps an account safe, and an offer that stands for minutes, cannot be turned off in the app', async () => {
  for (const wish of [
    { kind: 'password_changed', in_app: false, email: true },
    { kind: 'password_changed', in_app: true, email: false },
    { kind: 'waitlist_offer', in_app: false, email: true },
  ]) {
    const { status, body } = await put({ kind: 'book_due', in_app: false, email: false }, wish)
    expect([status, body.code]).toEqual([422, 'kind_not_mutable'])
  }
  expect(await of('book_due')).toMatchObject({ in_app: { enabled: true } })
  expect((await put({ kind: 'waitlist_offer', in_app: true, email: false })).status).toBe(200)
})

test.each([
  [400, [{ kind: 'no_such_kind', in_app: true, email: true }]],
  [400, [{ kind: 'book_due', in_app: 'yes', email: true }]],
  [400, [{ kind: 'book_due', email: true }]],
  [400, 'all'],
  [
    422,
    [
      { kind: 'book_due', in_app: true, email: true },
      { kind: 'book_due', in_app: true, email: false },
    ],
  ],
])('answers %i to %j, and changes nothing', async (status, data) => {
  const before = await preferences()
  const answer = await ask('PUT', '/notification-preferences', { token: ani.token, body: { data } })
  expect(answer.status).toBe(status)
  expect(await preferences()).toEqual(before)
})

/** The token of a letter about this. */
async function tokenOfLetter(): Promise<string> {
  await place.happens(ReservationConfirmed, reservationOf(ani))
  return /\/unsubscribe#token=(\S+)/.exec(place.lettersTo(ani).at(-1)?.text ?? '')?.[1] as string
}
const unsubscribe = (token: string) =>
  ask('POST', '/notification-preferences/unsubscribe', {
    body: { token },
    headers: { 'accept-language': 'en' },
  })

test('the link of a letter ends letters of its kind alone, without a log-in, as often as it is followed', async () => {
  const token = await tokenOfLetter()
  for (let n = 0; n < 2; n += 1) {
    const { status, body } = await unsubscribe(token)
    expect([status, body]).toEqual([200, { kind: 'reservation_confirmed', name: 'Reservation confirmed' }])
  }
  await place.happens(ReservationConfirmed, reservationOf(ani))
  expect([await told(), place.lettersTo(ani).length]).toEqual([2, 1])
  await place.happens(ReservationCancelled, reservationOf(ani))
  expect(place.lettersTo(ani)).toHaveLength(2)
})

test('a token that was made for another kind or account is refused, as is any other text', async () => {
  const [id, kind, signature] = (await tokenOfLetter()).split('.')
  const budi = await place.welcome(`budi${guests}`)
  for (const token of [
    `${id}.waitlist_offer.${signature}`,
    `${budi.id}.${kind}.${signature}`,
    `${id}.${kind}.`,
    `${id}.${kind}`,
    `${id}.${kind}.${signature}.`,
    `${id}.no_such_kind.${signature}`,
    'x',
  ]) {
    const { status, body } = await unsubscribe(token)
    expect([status, body.code], token).toEqual([400, 'invalid_unsubscribe_token'])
  }
  expect(await of('reservation_confirmed')).toMatchObject({ email: { enabled: true } })
})

test('a mail program unsubscribes by one POST of a form, and a browser that opens the address is asked first', async () => {
  const token = await tokenOfLetter()
  const header = (key: string) =>
    place
      .lettersTo(ani)
      .at(-1)
      ?.headers.find((each) => each.key === key)?.value
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const url = /^<https:\/\/balai\.example(\/api\/v1\/\S+)>$/.exec(
    header('list-unsubscribe') ?? '',
  )?.[1] as string
  expect(url).toContain(`?token=${token}`)

  const page = await place.app.app.inject({ method: 'GET', url })
  expect([page.statusCode, page.headers.location]).toEqual([303, `/unsubscribe#token=${token}`])
  expect(await of('reservation_confirmed')).toMatchObject({ email: { enabled: true } })

  const answer = await place.app.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  expect(answer.statusCode).toBe(204)
  expect(await of('reservation_confirmed')).toMatchObject({ email: { enabled: false } })
})

test('a letter that was on its way when its reader had enough is not sent', async () => {
  place.house.mail.refuse(true)
  const expires = { entry_id: newId(), expires_at: '2026-11-20T13:00:00Z' }
  const settled = place.happens(WaitlistOffered, { ...reservationOf(ani), ...expires })
  await vi.waitFor(() => expect(place.house.mail.refusals()).toBe(1), { timeout: 20_000 })
  await put({ kind: 'waitlist_offer', in_app: true, email: false })
  place.house.mail.refuse(false)
  await settled
  expect(await told()).toBe(1)
  expect(place.lettersTo(ani)).toEqual([])
})
