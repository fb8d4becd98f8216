import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSpacesHouse, type SpacesHouse, type Visitor } from '../house.fixture.ts'
import { keepPerson } from '../people/person-store.ts'
import { bothKey, readKey, writeKey } from '../spaces.fixture.ts'

let house: SpacesHouse
let ratna: Visitor
let desk: Visitor
let seat: string | undefined

beforeAll(async () => {
  house = await openSpacesHouse()
  ratna = house.visitor('ratna')
  desk = house.visitor('petugas', 'crew')
  await known(ratna)
  await known({ ...house.visitor('gone'), name: 'gone' }, 'suspended')
  seat = (await house.furnish({}, 1)).seats[0]?.id
})
afterAll(() => house.close())

const known = ({ id, name }: Visitor, status: 'active' | 'suspended' = 'active') =>
  house.house.db
    .transaction()
    .execute((tx) =>
      keepPerson(tx, { account_id: id, revision: 1, username: name, name, role: 'member', status }),
    )
const byKey = (key: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
  house.http.ask(method, path, { headers: { 'api-key': key }, ...(body !== undefined && { body }) })
let hour = 0
const wish = (username?: string) => {
  hour += 1
  const at = (hours: number) => new Date(house.clock.now().getTime() + hours * 3_600_000).toISOString()
  return { seat_id: seat, from: at(hour), to: at(hour + 1), ...(username && { for: username }) }
}
const said = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code]

it('a partner reserves for a member by username, and gives back what it made', async () => {
  const made = await byKey(writeKey, 'POST', '/reservations', wish('Ratna'))
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ holder: { account_id: ratna.id }, made_by: 'partner' })
  expect((await house.ask(ratna, 'GET', `/reservations/${made.body.id}`)).status).toBe(200)
  expect(said(await byKey(readKey, 'DELETE', `/reservations/${made.body.id}`))).toEqual([
    403,
    'missing_scope',
  ])
  expect((await byKey(writeKey, 'DELETE', `/reservations/${made.body.id}`)).status).toBe(204)

  const own = await house.ask(ratna, 'POST', '/reservations', wish())
  expect(said(await byKey(writeKey, 'DELETE', `/reservations/${own.body.id}`))).toEqual([
    404,
    'reservation_not_found',
  ])
})

it('a partner is told why it may not change what it may read', async () => {
  const { body: own } = await house.ask(ratna, 'POST', '/reservations', wish())
  const path = `/reservations/${own.id}`
  expect((await byKey(bothKey, 'GET', path)).status).toBe(200)
  const refused = [403, 'not_made_by_key']
  expect(said(await byKey(bothKey, 'DELETE', path))).toEqual(refused)
  expect(said(await byKey(bothKey, 'PATCH', path, { note: 'window' }))).toEqual(refused)
  const change = { ...wish(), instead_of: own.id }
  expect(said(await byKey(bothKey, 'POST', '/reservation-previews', change))).toEqual(refused)

  const { from, to, ...seatOf } = wish()
  const series = { ...seatOf, first: { from, to }, until: to.slice(0, 10), on_conflict: 'fail' }
  const { body: made } = await house.ask(ratna, 'POST', '/reservation-series', series)
  expect(said(await byKey(bothKey, 'DELETE', `/reservation-series/${made.id}`))).toEqual(refused)
})

it('a partner says for whom, and for nobody unknown or suspended', async () => {
  expect(said(await byKey(writeKey, 'POST', '/reservations', wish()))).toEqual([422, 'holder_required'])
  for (const name of ['nobody', 'gone']) {
    expect(said(await byKey(writeKey, 'POST', '/reservations', wish(name)))).toEqual([422, 'unknown_account'])
  }
  expect(said(await byKey(readKey, 'POST', '/reservations', wish('ratna')))).toEqual([403, 'missing_scope'])
  expect(said(await byKey(readKey, 'GET', '/reservations'))).toEqual([400, 'validation_failed'])
  expect((await byKey(readKey, 'GET', '/reservations?holder=ratna')).body.data.length).toBeGreaterThan(0)
})

it('the front desk reserves and cancels for somebody', async () => {
  const made = await house.ask(desk, 'POST', '/reservations', wish('ratna'))
  expect(made.body).toMatchObject({ holder: { username: 'ratna' }, made_by: 'staff' })
  expect((await house.ask(desk, 'DELETE', `/reservations/${made.body.id}`)).status).toBe(204)
  expect((await house.told('spaces.reservation_cancelled')).at(-1)).toMatchObject({ by: 'staff' })
})

it('somebody whose account is hosted elsewhere has no seat here', async () => {
  const token = house.house.tokenOf('guest')
  const answer = await house.http.ask('POST', '/reservations', { token, body: wish() })
  expect(said(answer)).toEqual([403, 'account_elsewhere'])
})
