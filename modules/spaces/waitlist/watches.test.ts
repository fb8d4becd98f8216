import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSpacesHouse, type SpacesHouse, type Visitor } from '../house.fixture.ts'

let waiting: SpacesHouse
beforeAll(async () => {
  waiting = await openSpacesHouse()
})
afterAll(() => waiting.close())

const time = { from: '2026-11-21T02:00:00.000Z', to: '2026-11-21T04:00:00.000Z' }

async function takeSeat(holder: Visitor) {
  const { area, seats } = await waiting.furnish()
  const reservation = await waiting.reserve(holder, seats[0]?.id, time)
  const giveBack = () => waiting.ask(holder, 'DELETE', `/reservations/${reservation}`)
  return { area, seat: seats[0], giveBack }
}

const watch = (who: Visitor, body: object) => waiting.ask(who, 'POST', '/seat-watches', body)
const listed = async (who: Visitor) => (await waiting.ask(who, 'GET', '/seat-watches')).body.data
const toldTo = async ({ id }: Visitor) =>
  (await waiting.told('spaces.seat_freed')).filter(({ watcher_id }) => watcher_id === id)

test('whoever watches a seat hears once that it is free, and the watch is done', async () => {
  const [holder, ani] = [waiting.visitor('holder'), waiting.visitor('ani')]
  const { area, seat, giveBack } = await takeSeat(holder)
  const made = await watch(ani, { area_id: area.id, seat_id: seat?.id, ...time })
  expect(made).toMatchObject({ status: 201, body: { seat_number: seat?.number, told_at: null, ...time } })
  expect((await watch(ani, { area_id: area.id, seat_id: seat?.id, ...time })).body.code).toBe(
    'already_watching',
  )
  await giveBack()
  expect(await toldTo(ani)).toMatchObject([{ watch_id: made.body.id, seat_id: seat?.id, ...time }])
  expect(await listed(ani)).toMatchObject([{ told_at: '2026-11-20T03:00:00.000Z' }])

  const again = await waiting.reserve(holder, seat?.id, time)
  await waiting.ask(holder, 'DELETE', `/reservations/${again}`)
  expect(await toldTo(ani)).toHaveLength(1)
})

test('a seat that goes to the waitlist is not free, until nobody waits for it any more', async () => {
  const [holder, ani, budi] = ['holder', 'ani', 'budi'].map((name) => waiting.visitor(name))
  if (!holder || !ani || !budi) return
  const { area, giveBack } = await takeSeat(holder)
  await watch(ani, { area_id: area.id, ...time })
  await waiting.wait(budi, { area_id: area.id, ...time })
  await giveBack()
  expect(await toldTo(ani)).toEqual([])
  const { offer } = await waiting.entryOf(budi)
  await waiting.ask(budi, 'DELETE', `/reservations/${offer.reservation_id}`)
  expect(await toldTo(ani)).toHaveLength(1)
})

test('only part of what is watched is not enough', async () => {
  const [holder, ani] = [waiting.visitor('holder'), waiting.visitor('ani')]
  const { area, seats } = await waiting.furnish()
  const noon = '2026-11-21T03:00:00.000Z'
  const first = await waiting.reserve(holder, seats[0]?.id, { from: time.from, to: noon })
  const second = await waiting.reserve(holder, seats[0]?.id, { from: noon, to: time.to })
  await watch(ani, { area_id: area.id, ...time })
  await waiting.ask(holder, 'DELETE', `/reservations/${first}`)
  expect(await toldTo(ani)).toEqual([])
  await waiting.ask(holder, 'DELETE', `/reservations/${second}`)
  expect(await toldTo(ani)).toMatchObject([time])
})

test('who watches no longer is not told, and nobody ends the watch of somebody else', async () => {
  const [holder, ani, budi] = ['holder', 'ani', 'budi'].map((name) => waiting.visitor(name))
  if (!holder || !ani || !budi) return
  const { area, giveBack } = await takeSeat(holder)
  const { body } = await watch(ani, { area_id: area.id, ...time })
  expect((await waiting.ask(budi, 'DELETE', `/seat-watches/${body.id}`)).status).toBe(404)
  expect((await waiting.ask(ani, 'DELETE', `/seat-watches/${body.id}`)).status).toBe(204)
  await giveBack()
  expect(await toldTo(ani)).toEqual([])
})

test('what is free already is not watched', async () => {
  const ani = waiting.visitor('ani')
  const { area, seats } = await waiting.furnish()
  const refused = await watch(ani, { area_id: area.id, ...time })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'seat_free', seats: [{ seat_id: seats[0]?.id }] },
  })
})
