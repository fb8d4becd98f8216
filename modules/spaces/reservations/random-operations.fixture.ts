import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { openSpacesHouse, type SpacesHouse, type Visitor } from '../house.fixture.ts'
import type { ReservationState } from './contract.ts'
import { occupies } from './rules.ts'

/** What people may do in any order; numbers choose who, which seat, which reservation and when. */
const operation = fc.record({
  // mostly they reserve
  act: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('reserve', 'hold') },
    {
      weight: 2,
      arbitrary: fc.constantFrom('confirm', 'change', 'cancel', 'check_in', 'leave', 'approve', 'wait'),
    },
  ),
  who: fc.nat(2),
  seat: fc.nat(2),
  which: fc.nat(20),
  starts: fc.nat(16),
  halfHours: fc.integer({ min: 1, max: 6 }),
})
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never

const quotas = [{ role: null, per: 'day' as const, count: 2, minutes: 240 }]

/**
 * Lets three people do anything to three seats. Whatever they do: a preview says what the write then does, no two have
 * a seat at once, what is over stays so, and nobody has more than a quota.
 */
export async function doAnything(runs: number): Promise<void> {
  const house = await openSpacesHouse()
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(operation, { minLength: 10, maxLength: 40 }),
        async (approval, steps) => {
          const scene = await openScene(house, approval)
          for (const step of steps) {
            await perform(scene, step)
            await check(scene)
          }
        },
      ),
      { numRuns: runs, endOnFailure: true },
    )
  } finally {
    await house.close()
  }
}

interface Scene {
  readonly house: SpacesHouse
  readonly people: readonly Visitor[]
  readonly admin: Visitor
  readonly seats: readonly string[]
  readonly areaId: string
  readonly made: string[]
  /** What was over when it was last looked at. */
  readonly over: Map<string, ReservationState>
}

async function openScene(house: SpacesHouse, needs_approval: boolean): Promise<Scene> {
  const { area, seats } = await house.furnish({ quotas, needs_approval, offer_minutes: 30 }, 3)
  return {
    house,
    people: ['ratna', 'budi', 'wati'].map((name) => house.visitor(name)),
    admin: house.visitor('boss', 'admin'),
    seats: seats.map(({ id }) => id),
    areaId: area.id,
    made: [],
    over: new Map(),
  }
}

async function perform(scene: Scene, { act, who, seat, which, starts, halfHours }: Operation): Promise<void> {
  const { house, people, admin, seats, made, areaId } = scene
  const person = people[who] ?? admin
  const seat_id = seats[seat]
  const from = Math.ceil(house.clock.now().getTime() / halfHour) * halfHour + starts * halfHour
  const time = { from: new Date(from).toISOString(), to: new Date(from + halfHours * halfHour).toISOString() }
  const reservation = `/reservations/${made[which % Math.max(made.length, 1)] ?? admin.id}`
  if (act === 'reserve' || act === 'hold')
    await reserve(scene, person, { seat_id, ...time, hold: act === 'hold' })
  else if (act === 'confirm') await house.ask(person, 'POST', `${reservation}/confirmation`)
  else if (act === 'change') await house.ask(person, 'PATCH', reservation, { seat_id, ...time })
  else if (act === 'cancel') await house.ask(person, 'DELETE', reservation)
  else if (act === 'check_in') await house.ask(admin, 'POST', `${reservation}/check-in`, {})
  else if (act === 'leave') await house.ask(admin, 'POST', `${reservation}/departure`)
  else if (act === 'approve')
    await house.ask(admin, 'POST', `${reservation}/approval`, { approved: seat > 0 })
  else await house.ask(person, 'POST', '/waitlist-entries', { area_id: areaId, ...time })
  if (which % 4 === 0) {
    house.clock.advance(which * 60_000)
    await house.sweep()
  }
}

const halfHour = 30 * 60_000

async function reserve({ house, made }: Scene, person: Visitor, wish: object): Promise<void> {
  const { hold: _, ...asked } = wish as { hold: boolean }
  const { body: preview } = await house.ask(person, 'POST', '/reservation-previews', asked)
  const { status, body } = await house.ask(person, 'POST', '/reservations', wish)
  // what is held too long is taken in a preview, and released by the write
  if (status === 201) expect(preview.allowed).toBe(true)
  else expect([preview.allowed, preview.free]).toEqual(status === 409 ? [true, false] : [false, preview.free])
  if (preview.allowed && preview.free) expect(status).toBe(201)
  if (status === 201) made.push(body.id)
}

async function check({ house, over, areaId }: Scene): Promise<void> {
  const { db } = house.house
  const { rows } = await sql<{
    id: string
    holder_id: string
    state: ReservationState
    day: string
    minutes: number
  }>`
    select id, holder_id, state, (lower(during) at time zone 'Asia/Jakarta')::date::text as day,
      extract(epoch from upper(during) - lower(during))::float8 / 60 as minutes
    from spaces.reservation where area_id = ${areaId}`.execute(db)
  const { rows: overlaps } = await sql`select * from spaces.overlap`.execute(db)
  expect(overlaps).toEqual([])
  for (const { id, state } of rows) {
    if (over.has(id)) expect(state).toBe(over.get(id))
    if (!occupies(state)) over.set(id, state)
  }
  const counted = rows.filter(({ state }) => !['cancelled', 'declined', 'expired', 'offered'].includes(state))
  for (const day of Map.groupBy(counted, (row) => `${row.holder_id} ${row.day}`).values()) {
    expect(day.length).toBeLessThanOrEqual(2)
    expect(day.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(240)
  }
}
