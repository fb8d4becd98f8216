import { newId } from '@balai/db/new-id.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SeatView } from '../areas/contract.ts'
import { openSpacesHouse, type SpacesHouse, type Visitor } from '../house.fixture.ts'

let house: SpacesHouse
let ratna: Visitor
let stranger: Visitor
let seat: SeatView
let elsewhere: SeatView
let mine: string

beforeAll(async () => {
  house = await openSpacesHouse()
  ratna = house.visitor('ratna')
  stranger = house.visitor('stranger')
  const { seats } = await house.furnish({}, 1)
  const other = await house.furnish({}, 1)
  ;[seat] = seats as [SeatView]
  ;[elsewhere] = other.seats as [SeatView]
  mine = await house.reserve(ratna, seat.id, { from: '2026-11-21T03:00:00Z', to: '2026-11-21T04:00:00Z' })
})
afterAll(() => house.close())

const from = '2026-11-21T05:00:00Z'
const to = '2026-11-21T06:00:00Z'
const everything = async () =>
  (await sql`select * from spaces.reservation order by id`.execute(house.house.db)).rows

it.each([
  ['a date that does not exist', { date: '2026-02-30' }, 400, 'validation_failed'],
  ['the 29th of February of a year without one', { date: '2027-02-29' }, 400, 'validation_failed'],
  ['a time that does not exist', { from: '2026-11-31T05:00:00Z', to }, 400, 'validation_failed'],
  ['no time at all', {}, 400, 'validation_failed'],
  ['a start without an end', { from }, 400, 'validation_failed'],
  ['a date and a time', { from, to, date: '2026-11-21' }, 400, 'validation_failed'],
  ['an end before the start', { from: to, to: from }, 400, 'invalid_range'],
  ['no length', { from, to: from }, 400, 'invalid_range'],
  ['a time in the past', { from: '2026-11-19T05:00:00Z', to: '2026-11-19T06:00:00Z' }, 422, 'past'],
  ['a date in the past', { date: '2026-11-19' }, 422, 'past'],
  ['the year 1', { from: '0001-01-01T00:00:00Z', to: '0001-01-01T01:00:00Z' }, 422, 'past'],
  ['the date 0001-01-01', { date: '0001-01-01' }, 422, 'past'],
  ['ten years from now', { from: '2036-11-21T05:00:00Z', to: '2036-11-21T06:00:00Z' }, 422, 'too_far'],
  ['ten years long', { from, to: '2036-11-21T06:00:00Z' }, 422, 'too_long'],
  ['the end of time', { from, to: '9999-12-31T23:59:59Z' }, 422, 'too_long'],
  ['the last date of time', { date: '9999-12-31' }, 422, 'too_far'],
  ['a seat that does not exist', { from, to, seat_id: newId() }, 404, 'seat_not_found'],
  ['a seat that is no id', { from, to, seat_id: 'A1' }, 400, 'validation_failed'],
  ['somebody else, by a member', { from, to, for: 'stranger' }, 403, 'not_staff'],
  ['a note with a NUL', { from, to, note: 'a\0b' }, 400, 'malformed_json'],
  ['a note with half a character', { from, to, note: '\ud800' }, 400, 'malformed_json'],
])('reserving refuses %s, and changes nothing', async (_what, body, status, code) => {
  const before = await everything()
  const answer = await house.ask(ratna, 'POST', '/reservations', { seat_id: seat.id, ...body })
  expect(answer.status).toBe(status)
  expect(answer.body.refusals?.[0].rule ?? answer.body.code).toBe(code)
  expect(await everything()).toEqual(before)
})

it.each([
  ['a seat of another area', () => ({ seat_id: elsewhere.id }), 422, 'other_area'],
  ['a seat that does not exist', () => ({ seat_id: newId() }), 404, 'seat_not_found'],
  ['an end before its start', () => ({ to: '2026-11-21T02:00:00Z' }), 400, 'invalid_range'],
  ['ten years', () => ({ to: '2036-11-21T05:00:00Z' }), 422, 'reservation_refused'],
  ['nothing', () => ({}), 400, 'validation_failed'],
])('changing refuses %s, and changes nothing', async (_what, body, status, code) => {
  const before = await everything()
  const answer = await house.ask(ratna, 'PATCH', `/reservations/${mine}`, body())
  expect([answer.status, answer.body.code]).toEqual([status, code])
  expect(await everything()).toEqual(before)
})

it('does not let on that somebody else has a reservation', async () => {
  const before = await everything()
  const asks = [
    house.ask(stranger, 'GET', `/reservations/${mine}`),
    house.ask(stranger, 'PATCH', `/reservations/${mine}`, { note: 'mine now' }),
    house.ask(stranger, 'DELETE', `/reservations/${mine}`),
    ...['confirmation', 'departure'].map((act) =>
      house.ask(stranger, 'POST', `/reservations/${mine}/${act}`),
    ),
    house.ask(stranger, 'POST', `/reservations/${mine}/check-in`, { check_in_code: 'x' }),
    house.ask(stranger, 'GET', `/reservations/${newId()}`),
  ]
  for (const { status, body } of await Promise.all(asks)) {
    expect([status, body.code]).toEqual([404, 'reservation_not_found'])
  }
  expect(await everything()).toEqual(before)
})
