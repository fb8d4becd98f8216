import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SeatView } from '../areas/contract.ts'
import { openSpacesHouse, type SpacesHouse, type Visitor } from '../house.fixture.ts'

let house: SpacesHouse
let ask: SpacesHouse['ask']
let ratna: Visitor
let budi: Visitor
let desk: Visitor
let admin: Visitor
let seat: SeatView
let other: SeatView

beforeAll(async () => {
  house = await openSpacesHouse()
  ask = house.ask
  ratna = house.visitor('ratna')
  budi = house.visitor('budi')
  desk = house.visitor('petugas', 'crew')
  admin = house.visitor('boss', 'admin')
})
afterAll(() => house.close())

beforeEach(async () => {
  const { seats } = await house.furnish({ reminder_minutes: null }, 2)
  ;[seat, other] = seats as [SeatView, SeatView]
})

/** Hours from now; it is ten o'clock at first. */
const inHours = (hours: number) => new Date(house.clock.now().getTime() + hours * 3_600_000).toISOString()
const time = (from = 1, to = 2) => ({ from: inHours(from), to: inHours(to) })
const reserve = (who: Visitor, body: object = time()) =>
  ask(who, 'POST', '/reservations', { seat_id: seat.id, ...body })
const stateOf = async (id: string) => (await ask(admin, 'GET', `/reservations/${id}`)).body.state
const said = ({ status, body }: { status: number; body: { code?: string } }) => [status, body?.code]
const newest = async (event: string) => (await house.told(`spaces.${event}`)).at(-1)

describe('reserving', () => {
  it('gives a seat to one, and tells the others what they could have', async () => {
    const made = await reserve(ratna)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      ...time(),
      seat_number: seat.number,
      holder: { account_id: ratna.id, username: 'ratna' },
      state: 'active',
      made_by: 'holder',
      date: null,
    })
    expect(made.headers.location).toBe(`/api/v1/reservations/${made.body.id}`)
    expect(await newest('reservation_confirmed')).toMatchObject({
      reservation_id: made.body.id,
      by: 'holder',
    })

    const refused = await reserve(budi, time(1.5, 2.5))
    expect(said(refused)).toEqual([409, 'seat_taken'])
    expect(refused.body.alternatives).toEqual([
      { seat_id: other.id, seat_number: other.number, ...time(1.5, 2.5), date: null },
      { seat_id: seat.id, seat_number: seat.number, ...time(2, 3), date: null },
    ])
    expect((await reserve(budi, time(2, 3))).status).toBe(201)
  })

  it('holds a seat while somebody decides, and lets it go when nobody confirms', async () => {
    const { body: held } = await reserve(ratna, { ...time(), hold: true })
    expect(held).toMatchObject({ state: 'held', expires_at: inHours(5 / 60) })
    expect(said(await reserve(budi))).toEqual([409, 'seat_taken'])
    house.clock.advance(5 * 60_000)
    expect(said(await ask(ratna, 'POST', `/reservations/${held.id}/confirmation`))).toEqual([
      409,
      'reservation_expired',
    ])
    // no worker has run
    expect((await reserve(budi, { from: held.from, to: held.to })).status).toBe(201)
    expect(await stateOf(held.id)).toBe('expired')
    house.clock.advance(-5 * 60_000)
  })

  it('confirms what was held, however often that is sent', async () => {
    const { body: held } = await reserve(ratna, { ...time(), hold: true })
    for (let n = 0; n < 2; n += 1) {
      const { status, body } = await ask(ratna, 'POST', `/reservations/${held.id}/confirmation`)
      expect([status, body.state, body.expires_at]).toEqual([200, 'active', null])
    }
    expect(said(await ask(budi, 'POST', `/reservations/${held.id}/confirmation`))).toEqual([
      404,
      'reservation_not_found',
    ])
  })

  it('answers the same request the same again, and asks for its rules in advance', async () => {
    const preview = (body: object) =>
      ask(ratna, 'POST', '/reservation-previews', { seat_id: seat.id, ...body })
    expect((await preview(time())).body).toMatchObject({ allowed: true, free: true, refusals: [] })
    await reserve(budi)
    expect((await preview(time())).body).toMatchObject({ allowed: true, free: false })
    expect((await preview(time())).body.alternatives).toHaveLength(2)
    expect((await preview(time(-2, -1))).body).toMatchObject({ allowed: false, refusals: [{ rule: 'past' }] })
  })

  it('takes the hours of a date as a whole, of today what is left', async () => {
    const hours = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
      { weekday, opens_minute: 480, closes_minute: 720 },
      { weekday, opens_minute: 780, closes_minute: 1_310 },
    ])
    const { seats } = await house.furnish({ opening_hours: hours })
    const day = (date: string) => ask(ratna, 'POST', '/reservations', { seat_id: seats[0]?.id, date })
    expect((await day('2026-11-21')).body).toMatchObject({
      from: '2026-11-21T01:00:00.000Z',
      to: '2026-11-21T14:50:00.000Z',
      date: '2026-11-21',
    })
    house.clock.advance(61_001)
    expect((await day('2026-11-20')).body).toMatchObject({ from: inHours(0), to: '2026-11-20T14:50:00.000Z' })
    house.clock.advance(-61_001)
  })
})

describe('approval', () => {
  it('keeps the seat until an admin approves or declines', async () => {
    const { seats } = await house.furnish({ needs_approval: true })
    const wish = { seat_id: seats[0]?.id, ...time() }
    const { body: pending } = await ask(ratna, 'POST', '/reservations', wish)
    expect(pending.state).toBe('pending')
    expect(said(await ask(budi, 'POST', '/reservations', wish))).toEqual([409, 'seat_taken'])
    const decide = (who: Visitor, id: string, approved: boolean) =>
      ask(who, 'POST', `/reservations/${id}/approval`, { approved })
    expect(said(await decide(desk, pending.id, true))).toEqual([403, 'missing_role'])
    expect((await decide(admin, pending.id, false)).body.state).toBe('declined')
    expect(await newest('reservation_declined')).toMatchObject({ reservation_id: pending.id, by: 'staff' })

    const { body: second } = await ask(budi, 'POST', '/reservations', wish)
    expect((await decide(admin, second.id, true)).body.state).toBe('active')
    const moved = await ask(budi, 'PATCH', `/reservations/${second.id}`, { to: inHours(3) })
    expect([moved.status, moved.body.state]).toEqual([200, 'pending'])
  })
})

describe('changing', () => {
  it('moves to another seat and time in one step, and frees what was had before', async () => {
    const { body: mine } = await reserve(ratna)
    const patch = { seat_id: other.id, ...time(3, 4), note: 'near the window' }
    const { status, body } = await ask(ratna, 'PATCH', `/reservations/${mine.id}`, patch)
    expect(status).toBe(200)
    expect(body).toMatchObject({ ...patch, seat_number: other.number, sequence: 1 })
    expect(await newest('reservation_changed')).toMatchObject({ seat_id: other.id, sequence: 1 })
    expect((await reserve(budi)).status).toBe(201)
  })

  it('leaves what one has as it is when the other seat is taken', async () => {
    const { body: mine } = await reserve(ratna)
    await ask(budi, 'POST', '/reservations', { seat_id: other.id, ...time() })
    const refused = await ask(ratna, 'PATCH', `/reservations/${mine.id}`, { seat_id: other.id })
    expect(said(refused)).toEqual([409, 'seat_taken'])
    expect(refused.body.alternatives.at(-1)).toMatchObject({ seat_id: other.id, ...time(2, 3) })
    expect(await ask(ratna, 'GET', `/reservations/${mine.id}`)).toMatchObject({ body: mine })
  })

  it('is not in its own way, and after it has begun only its end moves', async () => {
    const { body: mine } = await reserve(ratna, time(0, 1))
    const change = (body: object) => ask(ratna, 'PATCH', `/reservations/${mine.id}`, body)
    expect((await change({ to: inHours(1.5) })).body.to).toBe(inHours(1.5))
    expect(said(await change({ seat_id: other.id }))).toEqual([409, 'reservation_began'])
    expect(said(await change({ to: inHours(-1) }))).toEqual([400, 'invalid_range'])
  })
})

describe('visiting', () => {
  it('checks in by the code of the desk or at the front desk, from a while before the start on', async () => {
    const { body: mine } = await reserve(ratna)
    const { check_in_code } = (await ask(desk, 'GET', `/seats/${seat.id}`)).body
    const checkIn = (who: Visitor, body: object = {}) =>
      ask(who, 'POST', `/reservations/${mine.id}/check-in`, body)
    expect(said(await checkIn(ratna))).toEqual([422, 'check_in_code_required'])
    expect(said(await checkIn(ratna, { check_in_code: 'another' }))).toEqual([422, 'wrong_desk'])
    expect(said(await checkIn(budi, { check_in_code }))).toEqual([404, 'reservation_not_found'])
    const early = await checkIn(desk)
    expect(said(early)).toEqual([409, 'check_in_too_early'])
    expect(early.body.possible_from).toBe(mine.check_in_from)

    house.clock.advance(45 * 60_000)
    expect(said(await ask(budi, 'POST', '/check-ins', { check_in_code }))).toEqual([
      404,
      'no_reservation_here',
    ])
    for (let n = 0; n < 2; n += 1) {
      const { status, body } = await ask(ratna, 'POST', '/check-ins', { check_in_code })
      expect([status, body.state]).toEqual([200, 'checked_in'])
    }
    house.clock.advance(-45 * 60_000)
  })

  it('gives back the rest when its holder leaves early', async () => {
    const { body: mine } = await reserve(ratna, time(0, 4))
    const leave = () => ask(ratna, 'POST', `/reservations/${mine.id}/departure`)
    expect(said(await leave())).toEqual([409, 'not_checked_in'])
    await ask(desk, 'POST', `/reservations/${mine.id}/check-in`, {})
    house.clock.advance(30 * 60_000)
    const { body: left } = await leave()
    expect(left).toMatchObject({ state: 'completed', to: inHours(0) })
    expect(await newest('reservation_completed')).toMatchObject({ to: inHours(0), by: 'holder' })
    expect((await reserve(budi, time(0, 1))).status).toBe(201)
    house.clock.advance(-30 * 60_000)
  })
})

describe('cancelling', () => {
  it('frees the seat at once, and may be sent again', async () => {
    const { body: mine } = await reserve(ratna)
    const cancel = (who: Visitor) => ask(who, 'DELETE', `/reservations/${mine.id}`)
    expect(said(await cancel(budi))).toEqual([404, 'reservation_not_found'])
    expect((await cancel(ratna)).status).toBe(204)
    expect((await cancel(ratna)).status).toBe(204)
    const told = await house.told('spaces.reservation_cancelled')
    expect(told.filter(({ reservation_id }) => reservation_id === mine.id)).toHaveLength(1)
    expect((await reserve(budi)).status).toBe(201)
  })

  it('is not possible once somebody sits there', async () => {
    const { body: mine } = await reserve(ratna, time(0, 1))
    await ask(desk, 'POST', `/reservations/${mine.id}/check-in`, {})
    expect(said(await ask(ratna, 'DELETE', `/reservations/${mine.id}`))).toEqual([
      409,
      'reservation_checked_in',
    ])
  })
})

describe('lists', () => {
  it('shows members their own, and the front desk those of an area on a date', async () => {
    const wati = house.visitor('wati')
    const made = []
    for (const hour of [1, 3, 5]) made.push((await reserve(wati, time(hour, hour + 1))).body.id)
    await ask(wati, 'DELETE', `/reservations/${made[1]}`)
    const list = async (query: string, who = wati) => {
      const { body } = await ask(who, 'GET', `/reservations?${query}`)
      return body.data?.map(({ id }: { id: string }) => id) ?? body.code
    }
    expect(await list('state=upcoming')).toEqual([made[0], made[2]])
    expect(await list('state=past')).toEqual([made[1]])
    expect(await list('')).toEqual(made.toReversed())

    const { body: page } = await ask(wati, 'GET', '/reservations?limit=2&sort=from')
    expect(page.data.map(({ id }: { id: string }) => id)).toEqual(made.slice(0, 2))
    expect(await list(`limit=2&sort=from&page_key=${page.next_page_key}`)).toEqual([made[2]])
    expect(await list(`sort=-from&page_key=${page.next_page_key}`)).toBe('invalid_page_key')

    expect(await list(`area_id=${seat.area_id}`)).toBe('not_staff')
    expect(await list(`area_id=${seat.area_id}&date=2026-11-20&sort=from`, desk)).toEqual(made)
    expect(await list(`area_id=${seat.area_id}&date=2026-11-21`, desk)).toEqual([])
  })
})
