import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { occupy } from '../occupancy.fixture.ts'
import { furnishArea, openSpaces, readKey, type TestSpaces, writeKey } from '../spaces.fixture.ts'

let database: TestDatabase
let house: TestSpaces
let ask: TestApp['ask']
let close: TestApp['close']
let admin: string
let siti: string
/** Friday, ten in the morning in Jakarta. */
const clock = createVirtualClock('2026-11-20T03:00:00Z')
const everyDay = (opens: number, closes: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens_minute: opens * 60,
    closes_minute: closes * 60,
  }))
const at = (time: string, date = '2026-11-20') => new Date(`${date}T${time}+07:00`)
const told = (instant: Date) => instant.toISOString()

beforeAll(async () => {
  database = await createTestDatabase({ role: 'spaces' })
  house = openSpaces(database.connection, clock.now)
  ;({ ask, close } = await startTestApp(house.routes))
  admin = house.tokenOf('admin', 'admin')
  siti = house.tokenOf('siti', 'member')
})

afterAll(async () => {
  await close()
  await house.close()
  await database.drop()
})

const dayOf = (areaId: string, date: string) => ask('GET', `/areas/${areaId}/days/${date}`, { token: siti })
const statesOf = async (areaId: string, date: string) =>
  (await dayOf(areaId, date)).body.seats.map(({ state }: { state: string }) => state)

describe('a day', () => {
  it('shows who has a seat at this moment, and when seats are taken', async () => {
    const { area, seats } = await furnishArea(ask, admin, { opening_hours: everyDay(8, 20) }, [
      {},
      {},
      {},
      {},
      { out_of_service: true },
    ])
    const [free, held, reserved, used, broken] = seats
    const now = { area, from: at('09:30'), to: at('11:00') }
    await occupy(house.db, { ...now, seat: free, from: at('08:00'), to: at('09:00'), state: 'completed' })
    await occupy(house.db, { ...now, seat: free, from: at('15:00'), to: at('16:00'), state: 'pending' })
    await occupy(house.db, { ...now, seat: held, state: 'held' })
    await occupy(house.db, { ...now, seat: reserved })
    await occupy(house.db, { ...now, seat: used, state: 'checked_in' })
    const range = { from: told(now.from), to: told(now.to) }
    expect((await dayOf(area.id, '2026-11-20')).body).toEqual({
      area_id: area.id,
      date: '2026-11-20',
      time_zone: 'Asia/Jakarta',
      open: [{ from: told(at('08:00')), to: told(at('20:00')) }],
      seats: [
        {
          seat_id: free?.id,
          state: 'free',
          busy: [{ from: told(at('15:00')), to: told(at('16:00')), state: 'reserved' }],
        },
        { seat_id: held?.id, state: 'held', busy: [{ ...range, state: 'held' }] },
        { seat_id: reserved?.id, state: 'reserved', busy: [{ ...range, state: 'reserved' }] },
        { seat_id: used?.id, state: 'in_use', busy: [{ ...range, state: 'in_use' }] },
        {
          seat_id: broken?.id,
          state: 'closed',
          busy: [{ from: told(at('00:00')), to: told(at('00:00', '2026-11-21')), state: 'closed' }],
        },
      ],
    })
  })

  it('on another date says whether enough is left of it', async () => {
    const { area, seats } = await furnishArea(ask, admin, {
      opening_hours: everyDay(8, 20).filter(({ weekday }) => weekday !== 7),
      min_minutes: 60,
    })
    const [full, nearly] = seats
    const on = '2026-11-21'
    await occupy(house.db, { area, seat: full, from: at('08:00', on), to: at('14:00', on) })
    await occupy(house.db, { area, seat: full, from: at('14:30', on), to: at('20:00', on) })
    await occupy(house.db, { area, seat: nearly, from: at('09:00', on), to: at('20:00', on) })
    expect(await statesOf(area.id, on)).toEqual(['reserved', 'free', 'free'])
    expect(await statesOf(area.id, '2026-11-22')).toEqual(['closed', 'closed', 'closed'])
    expect(await statesOf(area.id, '2026-11-19')).toEqual(['closed', 'closed', 'closed'])
  })

  it('shows an evening that ends after midnight on both of its dates', async () => {
    const { area, seats } = await furnishArea(ask, admin, { opening_hours: everyDay(20, 26) })
    await occupy(house.db, { area, seat: seats[0], from: at('23:00'), to: at('01:00', '2026-11-21') })
    for (const [date, openings] of [
      ['2026-11-20', ['2026-11-19T13:00:00.000Z', '2026-11-20T13:00:00.000Z']],
      ['2026-11-21', ['2026-11-20T13:00:00.000Z', '2026-11-21T13:00:00.000Z']],
    ] as const) {
      const { body } = await dayOf(area.id, date)
      expect(body.open.map(({ from }: { from: string }) => from)).toEqual(openings)
      expect(body.seats[0].busy).toHaveLength(1)
    }
  })

  it('follows exceptions, of the area before those of the house, and forgets those that are taken back', async () => {
    const { area } = await furnishArea(ask, admin, { opening_hours: everyDay(8, 20) })
    const add = async (body: object) => await ask('POST', '/opening-exceptions', { token: admin, body })
    const openOn = async (date: string) => (await dayOf(area.id, date)).body.open.length
    const house = await add({ from_date: '2026-12-24', to_date: '2026-12-26', hours: [], note: 'Natal' })
    expect(house.status).toBe(201)
    expect([await openOn('2026-12-23'), await openOn('2026-12-25')]).toEqual([1, 0])
    const own = await add({
      area_id: area.id,
      from_date: '2026-12-25',
      hours: [{ opens_minute: 540, closes_minute: 720 }],
    })
    expect((await dayOf(area.id, '2026-12-25')).body.open).toEqual([
      { from: told(at('09:00', '2026-12-25')), to: told(at('12:00', '2026-12-25')) },
    ])
    const twice = await add({ from_date: '2026-12-26', to_date: '2026-12-27', hours: [] })
    expect([twice.status, twice.body.code]).toEqual([409, 'exception_overlap'])
    const list = await ask('GET', `/opening-exceptions?area_id=${area.id}&from=2026-12-25`, { token: siti })
    expect(list.body.data).toEqual([own.body, house.body])
    for (const { body } of [own, house]) {
      const path = `/opening-exceptions/${body.id}`
      expect((await ask('DELETE', path, { token: admin })).status).toBe(204)
      expect((await ask('GET', path, { token: siti })).status).toBe(404)
    }
    expect(await openOn('2026-12-25')).toBe(1)
  })

  it('is one that the calendar has, not ten years away, of an area that is there', async () => {
    const { area } = await furnishArea(ask, admin)
    for (const [date, status] of [
      ['2027-02-29', 400],
      ['2026-13-01', 400],
      ['tomorrow', 400],
      ['2036-11-20', 422],
      ['1999-01-01', 422],
      ['9999-12-31', 422],
      ['2028-02-29', 200],
    ] as const) {
      expect([date, (await dayOf(area.id, date)).status]).toEqual([date, status])
      if (status === 200) continue
      const live = await ask('GET', `/areas/${area.id}/live?date=${date}`, { token: siti })
      expect([date, live.status]).toEqual([date, status])
    }
    expect((await dayOf(area.id.replace(/^.{8}/, '00000000'), '2026-11-20')).body.code).toBe('area_not_found')
  })
})

describe('availability', () => {
  it('says of each seat whether it is free from one instant to another, and why not', async () => {
    const { area, seats } = await furnishArea(ask, admin, { opening_hours: everyDay(8, 20) }, [
      {},
      {},
      { out_of_service: true },
    ])
    const [free, taken] = seats
    await occupy(house.db, { area, seat: free, from: at('11:00'), to: at('12:00') })
    await occupy(house.db, { area, seat: free, from: at('13:00'), to: at('14:00'), state: 'cancelled' })
    await occupy(house.db, { area, seat: taken, from: at('13:30'), to: at('15:00'), state: 'offered' })
    const askFor = async (from: Date, to: Date) => {
      const path = `/areas/${area.id}/availability?from=${told(from)}&to=${told(to)}`
      return (await ask('GET', path, { headers: { 'api-key': readKey } })).body
    }
    const reasons = async (from: Date, to: Date) =>
      (await askFor(from, to)).seats.map((seat: { free: boolean; reason: string | null }) =>
        seat.free ? 'free' : seat.reason,
      )
    expect((await askFor(at('12:00'), at('14:00'))).seats[1]).toEqual({
      seat_id: taken?.id,
      seat_number: taken?.number,
      free: false,
      reason: 'taken',
    })
    expect(await reasons(at('12:00'), at('14:00'))).toEqual(['free', 'taken', 'out_of_service'])
    expect(await reasons(at('11:30'), at('13:30'))).toEqual(['taken', 'free', 'out_of_service'])
    expect(await reasons(at('19:00'), at('20:30'))).toEqual(['closed', 'closed', 'closed'])
  })

  it.each([
    ['2026-11-21T03:00:00Z', '2026-11-21T03:00:00Z', 400, 'invalid_range'],
    ['2026-11-21T04:00:00Z', '2026-11-21T03:00:00Z', 400, 'invalid_range'],
    ['2026-11-21T03:00:00Z', '2036-11-21T03:00:00Z', 400, 'invalid_range'],
    ['2036-11-21T03:00:00Z', '2036-11-21T04:00:00Z', 422, 'date_out_of_range'],
    ['2026-11-20T01:00:00Z', '2026-11-20T03:00:00Z', 422, 'range_past'],
    ['2026-02-30T03:00:00Z', '2026-11-21T04:00:00Z', 400, 'validation_failed'],
  ])('refuses from %s to %s', async (from, to, status, code) => {
    const { area } = await furnishArea(ask, admin)
    const answer = await ask('GET', `/areas/${area.id}/availability?from=${from}&to=${to}`, { token: siti })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('is for accounts, and for API keys that may read reservations; a day is there for visitors too', async () => {
    const { area } = await furnishArea(ask, admin)
    for (const [path, forVisitors] of [
      ['days/2026-11-20', 200],
      ['live', 401],
      [`availability?from=2026-11-21T03:00:00Z&to=2026-11-21T04:00:00Z`, 401],
    ]) {
      expect((await ask('GET', `/areas/${area.id}/${path}`)).status).toBe(forVisitors)
      expect(
        (await ask('GET', `/areas/${area.id}/${path}`, { headers: { 'api-key': writeKey } })).status,
      ).toBe(403)
    }
  })
})
