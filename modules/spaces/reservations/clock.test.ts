import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NewArea } from '../areas/contract.ts'
import { openSpacesHouse, type SpacesHouse, type Visitor } from '../house.fixture.ts'

let house: SpacesHouse
let ratna: Visitor
let budi: Visitor
let desk: Visitor

beforeAll(async () => {
  house = await openSpacesHouse()
  ratna = house.visitor('ratna')
  budi = house.visitor('budi')
  desk = house.visitor('petugas', 'crew')
})
afterAll(() => house.close())

const inMinutes = (minutes: number) => new Date(house.clock.now().getTime() + minutes * 60_000).toISOString()
const after = async (minutes: number) => {
  house.clock.advance(minutes * 60_000)
  await house.sweep()
}
const seatIn = async (facts: Partial<NewArea> = {}) => (await house.furnish(facts, 1)).seats[0]?.id
const reserve = async (seat: string | undefined, from: number, to: number, who = ratna) =>
  await house.reserve(who, seat, { from: inMinutes(from), to: inMinutes(to) })
const read = async (id: string) => (await house.ask(desk, 'GET', `/reservations/${id}`)).body
const toldOf = async (event: string, id: string) =>
  (await house.told(`spaces.${event}`)).filter(({ reservation_id }) => reservation_id === id)

it('gives away the rest when nobody comes, as soon as the area says', async () => {
  const seat = await seatIn({ no_show_minutes: 30, max_minutes: 240 })
  const id = await reserve(seat, 60, 240)
  const [begins, missed, booked_to] = [inMinutes(60), inMinutes(90), inMinutes(240)]
  await after(89)
  expect((await read(id)).state).toBe('active')
  await after(1)
  expect(await read(id)).toMatchObject({ state: 'no_show', from: begins, to: missed })
  expect(await toldOf('reservation_no_show', id)).toMatchObject([{ to: missed, booked_to, by: 'clock' }])
  await reserve(seat, 0, 30, budi)
})

it('takes nobody for absent who has checked in, or where that is off, and ends what is over', async () => {
  const here = await reserve(await seatIn(), 0, 120)
  await house.ask(desk, 'POST', `/reservations/${here}/check-in`, {})
  const lenient = await reserve(await seatIn({ no_show_minutes: null }), 0, 120)
  await after(119)
  expect([(await read(here)).state, (await read(lenient)).state]).toEqual(['checked_in', 'active'])
  await after(1)
  expect([(await read(here)).state, (await read(lenient)).state]).toEqual(['completed', 'completed'])
  for (const id of [here, lenient]) expect(await toldOf('reservation_completed', id)).toHaveLength(1)
})

it('lets whoever has a whole day come at any hour of it', async () => {
  const { body } = await house.ask(ratna, 'POST', '/reservations', {
    seat_id: await seatIn(),
    date: '2026-11-20',
  })
  await after(180)
  expect((await read(body.id)).state).toBe('active')
})

it('expires what nobody confirmed, or approved before it began', async () => {
  const held = await house.ask(ratna, 'POST', '/reservations', {
    seat_id: await seatIn(),
    from: inMinutes(60),
    to: inMinutes(120),
    hold: true,
  })
  const pending = await reserve(await seatIn({ needs_approval: true }), 60, 120)
  await after(5)
  expect((await read(held.body.id)).state).toBe('expired')
  await after(55)
  expect((await read(pending)).state).toBe('expired')
  expect(await toldOf('reservation_declined', pending)).toMatchObject([{ by: 'clock' }])
})

it('reminds once, and nobody who reserved later than that', async () => {
  const seat = await seatIn({ reminder_minutes: 60 })
  const soon = await reserve(seat, 30, 60)
  const later = await reserve(seat, 90, 120)
  await after(0)
  expect(await toldOf('reservation_due', later)).toEqual([])
  await after(30)
  await after(1)
  expect(await toldOf('reservation_due', later)).toHaveLength(1)
  expect(await toldOf('reservation_due', soon)).toEqual([])
})
