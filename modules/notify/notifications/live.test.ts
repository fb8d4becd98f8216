import { ReservationConfirmed } from '@balai/spaces/contract.ts'
import { type EventReader, readEvents } from '@balai/testing/event-reader.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { NotificationView } from './contract.ts'
import { type Guest, type House, openHouse, reservationOf } from './inbox.fixture.ts'

interface News {
  readonly unread: number
  readonly notification?: NotificationView
}

let place: House
let url: string
let ani: Guest
let guests = 0
const streams: EventReader<News>[] = []

beforeAll(async () => {
  place = await openHouse()
  const origin = await place.app.app.listen({ port: 0, host: '127.0.0.1' })
  url = `${origin}/api/v1/notifications/live`
})
afterAll(() => place.close())

beforeEach(async () => {
  guests += 1
  ani = await place.welcome(`ani${guests}`)
})
afterEach(() => {
  for (const stream of streams.splice(0)) stream.leave()
})

async function watch({ token }: Guest, lastEventId?: string): Promise<EventReader<News>> {
  const stream = await readEvents<News>(url, token, lastEventId)
  streams.push(stream)
  return stream
}

const confirm = (...holders: Guest[]) =>
  place.happens(ReservationConfirmed, ...holders.map((holder) => reservationOf(holder)))

test('begins with how many are unread, and tells what comes, to its owner alone', async () => {
  const budi = await place.welcome(`budi${guests}`)
  await confirm(ani)
  const hers = await watch(ani)
  const his = await watch(budi)
  expect(await hers.next()).toMatchObject({ event: 'snapshot', data: { unread: 1 } })
  expect(await his.next()).toMatchObject({ event: 'snapshot', data: { unread: 0 } })

  await confirm(ani, budi)
  const news = await hers.next()
  expect(news).toMatchObject({
    event: 'notification',
    data: { unread: 2, notification: { title: 'Reservation confirmed: seat A1, Ruang Baca', read_at: null } },
  })
  const his1 = await his.next()
  expect(his1).toMatchObject({ event: 'notification', data: { unread: 1 } })
  expect(his1.data.notification?.id).not.toBe(news.data.notification?.id)
})

test('whoever comes back gets what was missed, in its order, once', async () => {
  const first = await watch(ani)
  await first.next()
  await confirm(ani)
  const { id } = await first.next()
  first.leave()
  for (let n = 0; n < 3; n += 1) await confirm(ani)

  const again = await watch(ani, id)
  const missed = [await again.next(), await again.next(), await again.next()]
  expect(missed.map(({ event }) => event)).toEqual(['notification', 'notification', 'notification'])
  const { body } = await place.app.ask('GET', '/notifications?limit=3', { token: ani.token })
  expect(missed.map(({ data }) => data.notification?.id)).toEqual(
    body.data.map((each: NotificationView) => each.id).reverse(),
  )
  const upToDate = await watch(ani, missed.at(-1)?.id)
  expect(await upToDate.next()).toMatchObject({ event: 'unread', data: { unread: 4 } })
})

test.each(['nonsense', '999999', '-1'])('whoever comes back with %s begins anew', async (lastEventId) => {
  await confirm(ani)
  const stream = await watch(ani, lastEventId)
  expect(await stream.next()).toMatchObject({ event: 'snapshot', data: { unread: 1 } })
})

test('what is read on one device is read on all', async () => {
  await confirm(ani)
  const stream = await watch(ani)
  await stream.next()
  const { body } = await place.app.ask('GET', '/notifications', { token: ani.token })
  await place.app.ask('POST', '/notifications/read', { token: ani.token, body: { up_to: body.data[0].id } })
  expect(await stream.next()).toMatchObject({ event: 'unread', data: { unread: 0 } })
})

test('of many that are written at the same moment each is told once', async () => {
  const stream = await watch(ani)
  await stream.next()
  await confirm(...Array.from({ length: 30 }, () => ani))
  const told = []
  while (told.length < 30) told.push((await stream.next()).data.notification?.id)
  const { body } = await place.app.ask('GET', '/notifications', { token: ani.token })
  expect(told).toEqual(body.data.map((each: NotificationView) => each.id).reverse())
})
