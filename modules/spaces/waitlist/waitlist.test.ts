import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSpacesHouse, type SpacesHouse } from '../house.fixture.ts'

let waiting: SpacesHouse
beforeAll(async () => {
  waiting = await openSpacesHouse()
})
afterAll(() => waiting.close())

const minute = 60_000
/** From one hour to another of the 21st in UTC. */
const hours = (from: number, to: number) => ({
  from: `2026-11-21T${String(from).padStart(2, '0')}:00:00.000Z`,
  to: `2026-11-21T${String(to).padStart(2, '0')}:00:00.000Z`,
})

/** One seat that somebody has from two to four, and whoever waits for it, in their order. */
async function queueUp(...names: string[]) {
  const { area, seats } = await waiting.furnish({ offer_minutes: 15 })
  const holder = waiting.visitor('holder')
  const reservation = await waiting.reserve(holder, seats[0]?.id, hours(2, 4))
  const queue = names.map((name) => waiting.visitor(name))
  for (const who of queue) await waiting.wait(who, { area_id: area.id, ...hours(2, 4) })
  const cancel = () => waiting.ask(holder, 'DELETE', `/reservations/${reservation}`)
  return { area, seat: seats[0], holder, reservation, queue, cancel }
}

const states = async (queue: Awaited<ReturnType<typeof queueUp>>['queue']) =>
  Promise.all(queue.map(async (who) => (await waiting.entryOf(who)).state))

test('whoever waits sees how many are ahead, and is not asked twice', async () => {
  const { area, queue } = await queueUp('ani', 'budi', 'cinta')
  const entries = await Promise.all(queue.map((who) => waiting.entryOf(who)))
  expect(entries.map(({ ahead }) => ahead)).toEqual([0, 1, 2])
  expect(entries[1]).toMatchObject({ state: 'waiting', seat_id: null, offer: null, ...hours(2, 4) })
  const [ani] = queue
  if (ani === undefined) return
  const again = await waiting.ask(ani, 'POST', '/waitlist-entries', { area_id: area.id, ...hours(2, 4) })
  expect([again.status, again.body.code]).toEqual([409, 'already_waiting'])
})

test('a slot that becomes free is kept for whoever waited longest, and for nobody else', async () => {
  const { seat, holder, queue, cancel } = await queueUp('ani', 'budi')
  await cancel()
  expect(await states(queue)).toEqual(['offered', 'waiting'])
  const [ani, budi] = queue
  if (ani === undefined || budi === undefined) return
  const { offer } = await waiting.entryOf(ani)
  expect(offer).toMatchObject({ seat_id: seat?.id, ...hours(2, 4), expires_at: '2026-11-20T03:15:00.000Z' })
  const forestalled = await waiting.ask(holder, 'POST', '/reservations', {
    seat_id: seat?.id,
    ...hours(2, 4),
  })
  expect([forestalled.status, forestalled.body.code]).toEqual([409, 'seat_taken'])
  const stolen = await waiting.ask(budi, 'POST', `/reservations/${offer.reservation_id}/acceptance`)
  expect(stolen.status).toBe(404)

  const accepted = await waiting.ask(ani, 'POST', `/reservations/${offer.reservation_id}/acceptance`)
  expect(accepted.body).toMatchObject({ state: 'active', expires_at: null, ...hours(2, 4) })
  expect(await states(queue)).toEqual(['accepted', 'waiting'])
  const told = (await waiting.told('spaces.waitlist_offered')).filter(({ holder_id }) => holder_id === ani.id)
  expect(told).toMatchObject([{ reservation_id: offer.reservation_id, expires_at: offer.expires_at }])
})

test('an offer that nobody accepts in time passes on, and its entry is told so once', async () => {
  const { queue, cancel } = await queueUp('ani', 'budi')
  await cancel()
  const [ani] = queue
  if (ani === undefined) return
  const { offer } = await waiting.entryOf(ani)
  waiting.clock.advance(15 * minute)
  const late = await waiting.ask(ani, 'POST', `/reservations/${offer.reservation_id}/acceptance`)
  expect([late.status, late.body.code]).toEqual([409, 'offer_expired'])
  await waiting.sweep()
  await waiting.sweep()
  expect(await states(queue)).toEqual(['lapsed', 'offered'])
  const told = (await waiting.told('spaces.waitlist_lapsed')).filter(({ holder_id }) => holder_id === ani.id)
  expect(told).toMatchObject([{ offered: true, ...hours(2, 4) }])
})

test('an offer that is declined, by leaving the queue or cancelling it, passes on at once', async () => {
  const { queue, cancel } = await queueUp('ani', 'budi', 'cinta')
  await cancel()
  const [ani, budi] = queue
  if (ani === undefined || budi === undefined) return
  const { id } = await waiting.entryOf(ani)
  expect((await waiting.ask(ani, 'DELETE', `/waitlist-entries/${id}`)).status).toBe(204)
  expect(await states(queue)).toEqual(['left', 'offered', 'waiting'])
  const { offer } = await waiting.entryOf(budi)
  await waiting.ask(budi, 'DELETE', `/reservations/${offer.reservation_id}`)
  expect(await states(queue)).toEqual(['left', 'left', 'offered'])
  const released = await waiting.told('spaces.offer_released')
  expect(released.map(({ holder_id }) => holder_id)).toEqual([ani.id, budi.id])
  const over = await waiting.ask(ani, 'DELETE', `/waitlist-entries/${id}`)
  expect([over.status, over.body.code]).toEqual([409, 'waitlist_entry_over'])
})

test('whoever leaves the queue is not asked, and nobody sees or leaves for others', async () => {
  const { queue, cancel } = await queueUp('ani', 'budi')
  const [ani, budi] = queue
  if (ani === undefined || budi === undefined) return
  const { id } = await waiting.entryOf(ani)
  expect((await waiting.ask(budi, 'DELETE', `/waitlist-entries/${id}`)).status).toBe(404)
  await waiting.ask(ani, 'DELETE', `/waitlist-entries/${id}`)
  expect((await waiting.ask(ani, 'GET', '/waitlist-entries?open=true')).body.data).toEqual([])
  await cancel()
  expect(await states(queue)).toEqual(['left', 'offered'])
})

test('nobody waits for a seat that they have themselves', async () => {
  const { area, seat, holder } = await queueUp()
  const wish = { area_id: area.id, seat_id: seat?.id, ...hours(2, 4) }
  const { status, body } = await waiting.ask(holder, 'POST', '/waitlist-entries', wish)
  expect([status, body.code]).toEqual([409, 'own_seat'])
  // for a friend
  const any = await waiting.ask(holder, 'POST', '/waitlist-entries', { ...wish, seat_id: null })
  expect(any.status).toBe(201)
})

test('nobody waits for what they could have at once, or never', async () => {
  const { area, seats } = await waiting.furnish({ opening_hours: [] }, 2)
  const { area: other, seats: open } = await waiting.furnish({ quotas: [] }, 2)
  const ani = waiting.visitor('ani')
  const refused = async (body: object) => {
    const answer = await waiting.ask(ani, 'POST', '/waitlist-entries', body)
    return [answer.status, answer.body.code, answer.body.refusals?.map(({ rule }: { rule: string }) => rule)]
  }
  const free = await waiting.ask(ani, 'POST', '/waitlist-entries', { area_id: other.id, ...hours(2, 4) })
  expect(free.body).toMatchObject({
    code: 'seat_free',
    seats: [{ seat_id: open[0]?.id }, { seat_id: open[1]?.id }],
  })
  expect(await refused({ area_id: area.id, ...hours(2, 4) })).toEqual([
    422,
    'reservation_refused',
    ['outside_hours'],
  ])
  expect((await refused({ area_id: other.id, ...hours(4, 2) }))[1]).toBe('invalid_range')
  expect((await refused({ area_id: other.id, seat_id: seats[0]?.id, ...hours(2, 4) }))[1]).toBe(
    'seat_not_found',
  )
  const past = { from: '2026-11-19T02:00:00Z', to: '2026-11-19T03:00:00Z' }
  expect(await refused({ area_id: other.id, ...past })).toEqual([422, 'reservation_refused', ['past']])
})

test('rules are asked again when an offer is accepted: a quota may be used up meanwhile', async () => {
  const quotas = [{ role: null, per: 'day' as const, count: 1, minutes: null }]
  const { area, seats } = await waiting.furnish({ quotas }, 2)
  const [holder, other, ani] = ['holder', 'other', 'ani'].map((name) => waiting.visitor(name))
  if (holder === undefined || other === undefined || ani === undefined) return
  const first = await waiting.reserve(holder, seats[0]?.id, hours(2, 4))
  await waiting.reserve(other, seats[1]?.id, hours(2, 4))
  await waiting.wait(ani, { area_id: area.id, ...hours(2, 4) })
  await waiting.reserve(ani, seats[1]?.id, hours(6, 8))
  await waiting.ask(holder, 'DELETE', `/reservations/${first}`)
  const { offer } = await waiting.entryOf(ani)
  const refused = await waiting.ask(ani, 'POST', `/reservations/${offer.reservation_id}/acceptance`)
  expect(refused.body).toMatchObject({ code: 'reservation_refused', refusals: [{ rule: 'quota_count' }] })
  expect((await waiting.entryOf(ani)).state).toBe('offered')
})

test('one freed slot serves as many entries as it is enough for, and seats count only when they were meant', async () => {
  const { area, seats } = await waiting.furnish({}, 2)
  const [holder, ani, budi, cinta] = ['holder', 'ani', 'budi', 'cinta'].map((name) => waiting.visitor(name))
  if (!holder || !ani || !budi || !cinta) return
  const whole = await waiting.reserve(holder, seats[0]?.id, hours(2, 8))
  await waiting.reserve(holder, seats[1]?.id, hours(2, 8))
  await waiting.wait(ani, { area_id: area.id, seat_id: seats[1]?.id, ...hours(2, 4) })
  await waiting.wait(budi, { area_id: area.id, ...hours(2, 5) })
  await waiting.wait(cinta, { area_id: area.id, seat_id: seats[0]?.id, ...hours(5, 8) })
  await waiting.ask(holder, 'DELETE', `/reservations/${whole}`)
  expect((await waiting.entryOf(ani)).state).toBe('waiting')
  expect((await waiting.entryOf(budi)).offer).toMatchObject({ seat_id: seats[0]?.id, ...hours(2, 5) })
  expect((await waiting.entryOf(cinta)).offer).toMatchObject({ seat_id: seats[0]?.id, ...hours(5, 8) })
})

test('what a no-show leaves is offered before it is free for everybody', async () => {
  const { area, seats } = await waiting.furnish({ no_show_minutes: 30 })
  const [holder, ani, budi] = ['holder', 'ani', 'budi'].map((name) => waiting.visitor(name))
  if (!holder || !ani || !budi) return
  const soon = new Date(Math.ceil(waiting.clock.now().getTime() / (30 * minute)) * 30 * minute + 30 * minute)
  const time = { from: soon.toISOString(), to: new Date(soon.getTime() + 180 * minute).toISOString() }
  await waiting.reserve(holder, seats[0]?.id, time)
  await waiting.wait(ani, { area_id: area.id, ...time })
  await waiting.ask(budi, 'POST', '/seat-watches', { area_id: area.id, ...time })
  waiting.clock.advance(soon.getTime() + 30 * minute - waiting.clock.now().getTime())
  await waiting.sweep()
  const { offer } = await waiting.entryOf(ani)
  const rest = { from: new Date(soon.getTime() + 30 * minute).toISOString(), to: time.to }
  expect(offer).toMatchObject(rest)
  expect(await waiting.told('spaces.seat_freed')).toEqual([])

  waiting.clock.advance(5 * minute)
  const accepted = await waiting.ask(ani, 'POST', `/reservations/${offer.reservation_id}/acceptance`)
  expect(accepted.body).toMatchObject({ state: 'active', from: waiting.clock.now().toISOString() })
})

test('whoever is suspended meanwhile is passed over', async () => {
  const { queue, cancel } = await queueUp('ani', 'budi')
  const [ani] = queue
  if (ani === undefined) return
  const person = { account_id: ani.id, revision: 1, username: 'ani', name: 'Ani', role: 'member' as const }
  await waiting.house.db
    .insertInto('spaces.person')
    .values({ ...person, status: 'suspended' })
    .execute()
  await cancel()
  expect(await states(queue)).toEqual(['waiting', 'offered'])
})

test('a seat that is put back into service is offered to whoever waits', async () => {
  const { area, seats } = await waiting.furnish({}, 2)
  const [holder, ani, boss] = [
    waiting.visitor('holder'),
    waiting.visitor('ani'),
    waiting.visitor('boss', 'admin'),
  ]
  const serve = (out_of_service: boolean) =>
    waiting.ask(boss, 'PATCH', `/seats/${seats[1]?.id}`, { out_of_service })
  await serve(true)
  await waiting.reserve(holder, seats[0]?.id, hours(2, 4))
  await waiting.wait(ani, { area_id: area.id, ...hours(2, 4) })
  await serve(false)
  expect((await waiting.entryOf(ani)).offer).toMatchObject({ seat_id: seats[1]?.id, ...hours(2, 4) })
})

const newSeat = { number: 'NEW-1', plan_column: 5, plan_row: 0 }
test.each([
  ['added', 'POST', 'seats', newSeat],
  [
    'drawn on the plan',
    'PUT',
    'plan',
    { plan_columns: 10, plan_rows: 5, seats: [{ ...newSeat, number: 'NEW-2' }] },
  ],
] as const)('a seat that is %s is offered to whoever waits', async (_how, method, path, body) => {
  const { area, queue } = await queueUp('ani', 'budi')
  const boss = waiting.visitor('boss', 'admin')
  expect((await waiting.ask(boss, method, `/areas/${area.id}/${path}`, body)).status).toBeLessThan(300)
  expect(await states(queue)).toEqual(['offered', 'waiting'])
})

test('a slot at which it is closed by now is offered only when it opens again', async () => {
  const { area, queue, cancel } = await queueUp('ani')
  const boss = waiting.visitor('boss', 'admin')
  const holiday = { area_id: area.id, from_date: '2026-11-21', note: '', hours: [] }
  const { body } = await waiting.ask(boss, 'POST', '/opening-exceptions', holiday)
  await cancel()
  expect(await states(queue)).toEqual(['waiting'])
  await waiting.ask(boss, 'DELETE', `/opening-exceptions/${body.id}`)
  expect(await states(queue)).toEqual(['offered'])
})

test('where an admin approves each reservation, an offer that is accepted waits for that', async () => {
  const { area, seats } = await waiting.furnish({ needs_approval: true })
  const [holder, ani] = ['holder', 'ani'].map((name) => waiting.visitor(name))
  if (!holder || !ani) return
  const reservation = await waiting.reserve(holder, seats[0]?.id, hours(6, 8))
  await waiting.wait(ani, { area_id: area.id, ...hours(6, 8) })
  await waiting.ask(holder, 'DELETE', `/reservations/${reservation}`)
  const { offer } = await waiting.entryOf(ani)
  const path = `/reservations/${offer.reservation_id}/acceptance`
  expect((await waiting.ask(ani, 'POST', path)).body).toMatchObject({ state: 'pending', expires_at: null })
  expect((await waiting.ask(ani, 'POST', path)).body).toMatchObject({ state: 'pending' })
})

test('an entry lapses when its time is over, and is told so once', async () => {
  const { area, seats } = await waiting.furnish({ no_show_minutes: null })
  const [holder, ani] = ['holder', 'ani'].map((name) => waiting.visitor(name))
  if (!holder || !ani) return
  await waiting.reserve(holder, seats[0]?.id, hours(10, 11))
  await waiting.wait(ani, { area_id: area.id, ...hours(10, 11) })
  waiting.clock.advance(new Date(hours(10, 11).to).getTime() - waiting.clock.now().getTime())
  await waiting.sweep()
  await waiting.sweep()
  expect(await waiting.entryOf(ani)).toMatchObject({ state: 'lapsed', ahead: null })
  const told = (await waiting.told('spaces.waitlist_lapsed')).filter(({ holder_id }) => holder_id === ani.id)
  expect(told).toMatchObject([{ offered: false }])
})
