import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SeatView } from '../areas/contract.ts'
import { openSpacesHouse, type SpacesHouse, type Visitor } from '../house.fixture.ts'

let house: SpacesHouse
let ask: SpacesHouse['ask']
let ratna: Visitor
let budi: Visitor
let desk: Visitor
let seat: SeatView
let other: SeatView

beforeAll(async () => {
  house = await openSpacesHouse()
  ask = house.ask
  ratna = house.visitor('ratna')
  budi = house.visitor('budi')
  desk = house.visitor('petugas', 'crew')
  house.clock.advance(7 * 60_000 + 123)
})
afterAll(() => house.close())

beforeEach(async () => {
  const { seats } = await house.furnish({ step_minutes: 30, min_minutes: 30 }, 2)
  ;[seat, other] = seats as [SeatView, SeatView]
})

const now = () => house.clock.now().toISOString()
const at = (wall: string) => `2026-11-20T${wall}:00.000Z`
const sitDown = (who: Visitor, to: string) => ask(who, 'POST', '/reservations', { seat_id: seat.id, to })

describe('whoever sits down', () => {
  it('has the seat from that moment on, also in the middle of a step', async () => {
    const made = await sitDown(ratna, at('04:00'))
    expect([made.status, made.body.from, made.body.to]).toEqual([201, now(), at('04:00')])
    const code = { check_in_code: await codeOf(seat) }
    expect((await ask(ratna, 'POST', '/check-ins', code)).body.state).toBe('checked_in')
    expect((await sitDown(budi, at('04:30'))).body.code).toBe('seat_taken')
  })

  it('is held to the rules of the area otherwise', async () => {
    const rulesOf = async (to: string) =>
      (await sitDown(ratna, to)).body.refusals.map(({ rule }: { rule: string }) => rule)
    expect(await rulesOf(at('03:30'))).toEqual(['too_short'])
    expect(await rulesOf(at('04:10'))).toEqual(['off_step'])
    expect(await rulesOf(at('02:00'))).toEqual(['past'])
    expect(await rulesOf('2027-11-20T04:00:00Z')).toEqual(['too_long'])
  })
})

describe('a preview of a change', () => {
  it('is what the change would be answered, and the reservation is not in its own way', async () => {
    const { area } = await house.furnish({ quotas: [{ role: null, per: 'day', count: 1, minutes: 120 }] }, 1)
    const { body } = await ask(ratna, 'GET', `/areas/${area.id}/seats`)
    const [only] = body.data as [SeatView]
    const mine = await house.reserve(ratna, only.id, { from: at('05:00'), to: at('06:00') })
    const preview = (to: string, who = ratna) =>
      ask(who, 'POST', '/reservation-previews', { instead_of: mine, seat_id: only.id, to })
    expect((await preview(at('07:00'))).body).toMatchObject({
      from: at('05:00'),
      to: at('07:00'),
      allowed: true,
      free: true,
    })
    expect((await preview(at('07:30'), desk)).body.refusals[0].rule).toBe('quota_minutes')
    expect([(await preview(at('07:00'), budi)).status]).toEqual([404])
    expect((await ask(ratna, 'PATCH', `/reservations/${mine}`, { to: at('07:00') })).status).toBe(200)
  })

  it('names what could be had where another one is in the way', async () => {
    const mine = await house.reserve(ratna, seat.id, { from: at('05:00'), to: at('06:00') })
    await house.reserve(budi, other.id, { from: at('05:00'), to: at('06:00') })
    const body = { instead_of: mine, seat_id: other.id }
    const { body: preview } = await ask(ratna, 'POST', '/reservation-previews', body)
    expect([preview.allowed, preview.free]).toEqual([true, false])
    expect(preview.alternatives).toContainEqual({
      seat_id: other.id,
      seat_number: other.number,
      from: at('06:00'),
      to: at('07:00'),
      date: null,
    })
  })
})

describe('the front desk', () => {
  it('finds a reservation by its code and by a part of a name, and what waits for approval', async () => {
    const { area, seats } = await house.furnish({ needs_approval: true }, 2)
    const [first, second] = seats as [SeatView, SeatView]
    const hers = await house.reserve(ratna, first.id, { from: at('05:00'), to: at('06:00') })
    const his = await house.reserve(budi, second.id, { from: at('05:00'), to: at('06:00') })
    const { body } = await ask(desk, 'GET', `/reservations/${hers}`)
    const found = async (query: string) =>
      (await ask(desk, 'GET', `/reservations?area_id=${area.id}&${query}`)).body.data.map(
        ({ id }: { id: string }) => id,
      )
    expect(await found(`date=2026-11-20&q=${body.code.toLowerCase()}`)).toEqual([hers])
    expect(await found('q=BUD')).toEqual([his])
    expect(await found(`q=${encodeURIComponent(second.number)}`)).toEqual([his])
    expect(await found('q=nobody')).toEqual([])
    const night = await house.reserve(ratna, first.id, { from: at('16:00'), to: at('18:00') })
    // in Jakarta it lasts until one in the morning
    expect(await found('date=2026-11-21')).toEqual([night])
    expect(await found('date=2026-11-20&state=upcoming')).toEqual([hers, his, night])
    const admin = house.visitor('boss', 'admin')
    await ask(admin, 'POST', `/reservations/${his}/approval`, { approved: true })
    expect(await found('state=pending')).toEqual([hers, night])
  })
})

async function codeOf({ id }: SeatView): Promise<string> {
  return (await ask(desk, 'GET', `/seats/${id}`)).body.check_in_code
}
