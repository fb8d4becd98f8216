import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SeatView } from '../areas/contract.ts'
import type { DayReservations } from '../contract.ts'
import { openSpacesHouse, type SpacesHouse } from '../house.fixture.ts'

let house: SpacesHouse
let days: DayReservations
let seats: readonly SeatView[]

beforeAll(async () => {
  house = await openSpacesHouse()
  days = house.house.spaces.days
  seats = (await house.furnish({}, 2)).seats
})
afterAll(() => house.close())

function person(username: string) {
  const { id: accountId } = house.visitor(username)
  return { kind: 'account', accountId, username, role: 'member', name: username, sessionId: null } as const
}

it('gives a seat for a day to one, shows it, and gives it back', async () => {
  const [ratna, budi] = [person('ratna'), person('budi')]
  const seatNumber = seats[0]?.number ?? ''
  expect((await days.listSeats()).map(({ number }) => number)).toContain(seatNumber)
  expect(await days.isFreeOn(seatNumber, '2026-12-01')).toBe(true)

  const made = await days.reserveDay(ratna, { seatNumber, date: '2026-12-01' })
  expect(made).toMatchObject({ username: 'ratna', seatNumber, date: '2026-12-01', status: 'active' })
  expect(made.serial).toEqual(expect.any(Number))
  expect(await days.isFreeOn(seatNumber, '2026-12-01')).toBe(false)
  const again = days.reserveDay(budi, { seatNumber, date: '2026-12-01' })
  await expect(again).rejects.toMatchObject({ kind: 'conflict', code: 'seat_taken' })

  await days.reserveDay(ratna, { seatNumber, date: '2026-12-03' })
  const dates = (await days.readDayReservations(ratna, {})).map(({ date }) => date)
  expect(dates).toEqual(['2026-12-03', '2026-12-01'])
  expect(await days.readDayReservations(ratna, { date: '2026-12-01', seatNumber })).toEqual([made])

  for (const other of [budi, { ...budi, role: 'crew' }] as const) {
    expect(await days.cancelBySerial(other, made.serial)).toBe('not_yours')
  }
  expect(await days.cancelBySerial(budi, 2 ** 40)).toBe('not_found')
  expect(await days.cancelBySerial(ratna, made.serial)).toBe('cancelled')
  expect(await days.readDayReservations(ratna, { date: '2026-12-01' })).toMatchObject([
    { status: 'cancelled' },
  ])
  expect(await days.isFreeOn(seatNumber, '2026-12-01')).toBe(true)
})

it('is done when its date has passed', async () => {
  const wati = person('wati')
  await days.reserveDay(wati, { seatNumber: seats[1]?.number ?? '', date: '2026-11-20' })
  house.clock.advance(86_400_000)
  // before a worker has run, and afterwards
  expect(await days.readDayReservations(wati, {})).toMatchObject([{ date: '2026-11-20', status: 'done' }])
  await house.sweep()
  expect(await days.readDayReservations(wati, {})).toMatchObject([{ date: '2026-11-20', status: 'done' }])
})

it('knows seats by their numbers, and no dates that have passed', async () => {
  const ratna = person('ratna')
  const unknown = days.reserveDay(ratna, { seatNumber: 'Z99', date: '2026-12-01' })
  await expect(unknown).rejects.toMatchObject({ kind: 'not_found', code: 'seat_not_found' })
  await expect(days.isFreeOn('Z99', '2026-12-01')).rejects.toMatchObject({ code: 'seat_not_found' })
  const small = seats[0]?.number.toLowerCase() ?? ''
  await expect(days.isFreeOn(small, '2026-12-01')).rejects.toMatchObject({ code: 'seat_not_found' })
  const past = days.reserveDay(ratna, { seatNumber: seats[0]?.number ?? '', date: '2026-11-01' })
  await expect(past).rejects.toMatchObject({ kind: 'unprocessable', code: 'reservation_refused' })
})

it('counts what begins after midnight to the day on which the house opened', async () => {
  const visitor = house.visitor('tuti')
  const mine = { ...person('tuti'), accountId: visitor.id }
  const night = { opens_minute: 1_080, closes_minute: 1_560 }
  const opening_hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...night }))
  const { seats } = await house.furnish({ opening_hours }, 1)
  const seatNumber = seats[0]?.number ?? ''
  // half past midnight on the second, in Jakarta
  const time = { from: '2026-12-01T17:30:00Z', to: '2026-12-01T18:30:00Z' }
  await house.reserve(visitor, seats[0]?.id, time)
  expect(await days.isFreeOn(seatNumber, '2026-12-01')).toBe(false)
  expect(await days.isFreeOn(seatNumber, '2026-12-02')).toBe(true)
  expect(await days.readDayReservations(mine, {})).toMatchObject([{ seatNumber, date: '2026-12-01' }])
  expect(await days.readDayReservations(mine, { date: '2026-12-01' })).toHaveLength(1)
  expect(await days.readDayReservations(mine, { date: '2026-12-02' })).toEqual([])
})
