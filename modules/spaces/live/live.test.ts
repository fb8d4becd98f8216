import type { Replica } from '@balai/testing/start-replica.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { localDateOf } from '../hours/wall-clock.ts'
import { occupy } from '../occupancy.fixture.ts'
import { type FurnishedArea, furnishArea, openSpaces, type TestSpaces } from '../spaces.fixture.ts'
import { startReplica } from '../start-replica.fixture.ts'
import { type DayWatcher, type Watched, watchDay } from './day-watcher.fixture.ts'

let database: TestDatabase
let house: TestSpaces
let ask: TestApp['ask']
let url: string
let close: () => Promise<void>
let admin: string
let siti: string
let staged: FurnishedArea
let watchers: DayWatcher[]

beforeAll(async () => {
  database = await createTestDatabase({ role: 'spaces' })
  house = openSpaces(database.connection, () => new Date(), { heartbeatMs: 50 })
  const test = await startTestApp(house.routes)
  ;({ ask, close } = test)
  url = await test.app.listen({ port: 0, host: '127.0.0.1' })
  admin = house.tokenOf('admin', 'admin')
  siti = house.tokenOf('siti')
})
afterAll(async () => {
  await close()
  await house.close()
  await database.drop()
})
beforeEach(async () => {
  watchers = []
  staged = await furnishArea(ask, admin)
})
afterEach(() => {
  for (const watcher of watchers) watcher.leave()
})

async function watch(how: Partial<Watched> & { url?: string } = {}): Promise<DayWatcher> {
  const watcher = await watchDay(how.url ?? url, { areaId: staged.area.id, token: siti, ...how })
  watchers.push(watcher)
  return watcher
}

const inMs = (ms: number) => new Date(Date.now() + ms)
const hour = 3_600_000
/** Somebody has this seat, from so many milliseconds from now to so many. */
const take = (index: number, from: number, to: number, state: 'active' | 'held' = 'active') =>
  occupy(house.db, { area: staged.area, seat: staged.seats[index], from: inMs(from), to: inMs(to), state })
const turned = (state: string, index = 0) => ({
  data: expect.objectContaining({
    seats: [expect.objectContaining({ seat_id: staged.seats[index]?.id, state })],
  }),
})

describe('an area while somebody watches it', () => {
  it('begins with what the day looks like, in its own zone', async () => {
    await take(1, -hour, hour, 'held')
    const { event, data } = await (await watch()).next()
    expect(event).toBe('snapshot')
    const date = localDateOf(new Date(), 'Asia/Jakarta')
    const { body } = await ask('GET', `/areas/${staged.area.id}/days/${date}`, { token: siti })
    expect(data).toEqual(body)
    expect(data.seats.map(({ state }) => state)).toEqual(['free', 'held', 'free'])
  })

  it('tells of what is written at another replica, and of nothing else', async () => {
    const replica: Replica = await startReplica(database.connection)
    try {
      const far = await watch({ url: replica.url })
      await far.next()
      await take(0, -hour, hour)
      expect(await far.next()).toMatchObject({ event: 'change', ...turned('reserved') })
      const headers = { authorization: `Bearer ${admin}`, 'content-type': 'application/json' }
      const near = await watch()
      await near.next()
      await fetch(`${replica.url}/api/v1/seats/${staged.seats[1]?.id}`, {
        method: 'PATCH',
        headers,
        body: '{"out_of_service":true}',
      })
      expect(await near.next()).toMatchObject({ event: 'change', ...turned('closed', 1) })
    } finally {
      await replica.kill()
    }
  })

  it('turns by itself when a reservation begins and when it ends', async () => {
    const board = await watch()
    await board.next()
    await take(0, 700, 2_700)
    const seen = (state: string) => board.next(({ data }) => data.seats[0]?.state === state)
    await seen('reserved')
    expect(await seen('free')).toMatchObject(turned('free'))
  })

  it('turns when the hours change, and says which they are now', async () => {
    const board = await watch()
    await board.next()
    await ask('PUT', `/areas/${staged.area.id}/opening-hours`, { token: admin, body: { hours: [] } })
    const { data } = await board.next()
    expect(data.open).toEqual([])
    expect(data.seats.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed'])
  })

  it('tells of seats that come and go', async () => {
    const board = await watch()
    await board.next()
    await ask('DELETE', `/seats/${staged.seats[2]?.id}`, { token: admin })
    expect((await board.next()).data).toEqual({ seats: [], gone: [staged.seats[2]?.id] })
    const body = { number: `${staged.seats[0]?.number} baru` }
    const added = await ask('POST', `/areas/${staged.area.id}/seats`, { token: admin, body })
    expect((await board.next()).data).toEqual({
      seats: [{ seat_id: added.body.id, state: 'free', busy: [] }],
    })
  })

  it('shows each watcher the date that they chose', async () => {
    const zone = 'Asia/Jakarta'
    const dates = [1, 2, 3].map((days) => localDateOf(inMs(days * 24 * hour), zone))
    const boards = await Promise.all(dates.map((date) => watch({ date })))
    const shown = await Promise.all(boards.map((board) => board.next()))
    expect(shown.map(({ data }) => data.date)).toEqual(dates)
    await take(0, 48 * hour, 49 * hour)
    const day = await (boards[1] as DayWatcher).next()
    expect(day.data.seats[0]?.busy).toHaveLength(1)
    await ask('PATCH', `/seats/${staged.seats[1]?.id}`, { token: admin, body: { out_of_service: true } })
    for (const board of boards) expect(await board.next()).toMatchObject(turned('closed', 1))
  })

  it('gives whoever comes back what they missed, and a snapshot when that is too long ago', async () => {
    const [stays, goes] = [await watch(), await watch()]
    const [, first] = await Promise.all([stays.next(), goes.next()])
    goes.leave()
    await take(0, -hour, hour)
    const seen = await stays.next()
    await take(1, -hour, hour)
    await stays.next()
    const back = await watch({ lastEventId: first.id })
    expect([await back.next(), await back.next()]).toMatchObject([turned('reserved'), turned('reserved', 1)])
    expect(await (await watch({ lastEventId: seen.id })).next()).toMatchObject(turned('reserved', 1))
    expect((await (await watch({ lastEventId: 'from another process' })).next()).event).toBe('snapshot')
  })

  it('never says who has a seat', async () => {
    await take(0, -hour, hour)
    const { data } = await (await watch()).next()
    expect(JSON.stringify(data).toLowerCase()).not.toContain('"siti')
    expect(Object.keys(data.seats[0]?.busy[0] ?? {})).toEqual(['from', 'to', 'state'])
  })

  it('ends for whoever is suspended, and goes on for the others', async () => {
    const [stays, goes] = [await watch(), await watch({ token: house.tokenOf('joko') })]
    await Promise.all([stays.next(), goes.next()])
    house.suspend('joko')
    await expect(goes.next()).rejects.toThrow('ended')
    await take(0, -hour, hour)
    expect((await stays.next()).event).toBe('change')
  })

  it('is there only for an area that is', async () => {
    await expect(watch({ areaId: staged.seats[0]?.id ?? '' })).rejects.toThrow('404')
    await expect(watch({ token: 'nobody' })).rejects.toThrow('401')
  })
})
