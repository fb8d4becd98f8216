import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { newId } from '@balai/db/new-id.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import { createArea } from '../areas/create-area.ts'
import { savePlan } from '../areas/save-plan.ts'
import { cancelReservation } from '../reservations/cancel-reservation.ts'
import { makeReservation } from '../reservations/make-reservation.ts'
import { occupying } from '../reservations/occupying-store.ts'
import { holderOf } from '../reservations/who-asks.ts'
import { alwaysOpen, openSpaces, type TestSpaces } from '../spaces.fixture.ts'
import { acceptOffer } from './accept-offer.ts'
import { joinWaitlist } from './join-waitlist.ts'
import { leaveWaitlist } from './leave-waitlist.ts'

/** Several replicas on one database, and the clock that they share. */
export interface Replicas {
  readonly houses: readonly TestSpaces[]
  readonly clock: VirtualClock
  close(): Promise<void>
}

export async function openReplicas(count: number): Promise<Replicas> {
  const database = await createTestDatabase({ role: 'spaces' })
  const clock = createVirtualClock('2026-12-01T03:00:00Z')
  const houses = Array.from({ length: count }, () => openSpaces(database.connection, clock.now))
  return {
    houses,
    clock,
    async close() {
      await Promise.all(houses.map((house) => house.close()))
      await database.drop()
    },
  }
}

export interface RoundResult {
  /** What went wrong otherwise than by a refusal that is foreseen. */
  readonly failures: readonly unknown[]
  readonly overlaps: number
  /** Entries that had more than one offer. */
  readonly offeredTwice: number
  /** Seats that are free while somebody waits for one. */
  readonly idle: number
  readonly accepted: number
}

const time = { from: '2026-12-21T02:00:00.000Z', to: '2026-12-21T04:00:00.000Z' }
const seatCount = 3
const waiters = 9

/**
 * Every seat is taken, and some of nine wait early. At the same moment, over all replicas: seats are given back and the
 * others join; then some offers are accepted or declined, the rest run out, and each replica sweeps.
 */
export async function playQueueRound({ houses, clock }: Replicas, early: number): Promise<RoundResult> {
  const failures: unknown[] = []
  let turns = 0
  const deps = () => {
    turns += 1
    return { db: (houses[turns % houses.length] as TestSpaces).db, now: clock.now }
  }
  const atOnce = (acts: readonly (() => Promise<unknown>)[]) =>
    Promise.all(acts.map((act) => act().catch((error) => failures.push(...unforeseen(error)))))

  const area = await furnish(deps())
  const holder = somebody('holder')
  const taken = await Promise.all(
    area.seats.map((seat_id) => makeReservation(deps(), holder, { seat_id, ...time })),
  )
  const queue = Array.from({ length: waiters }, (_, index) => somebody(`waiter ${index}`))
  const wish = { area_id: area.id, ...time }
  const join = (who: AccountPrincipal) => () => joinWaitlist(deps(), holderOf(who), wish)
  await atOnce(queue.slice(0, early).map(join))
  await atOnce([
    ...taken.map(
      ({ id }) =>
        () =>
          cancelReservation(deps(), holder, id),
    ),
    ...queue.slice(early).map(join),
  ])
  for (let wave = 0; wave < 4; wave += 1) {
    const offers = await openOffers(deps().db, area.id)
    const decide = offers.flatMap(({ reservation_id, entry_id, holder_id }, index) => {
      const who = queue.find(({ accountId }) => accountId === holder_id) as AccountPrincipal
      const accept = () => acceptOffer(deps(), who, reservation_id)
      const decline = () => leaveWaitlist(deps(), who, entry_id)
      return [[accept, accept], [decline], [accept, decline], []][(index + wave) % 4] ?? []
    })
    await atOnce([...decide, ...houses.map((house) => () => sweep(house))])
    clock.advance(15 * 60_000)
    await atOnce(houses.map((house) => () => sweep(house)))
  }
  return { failures, ...(await inspect(deps().db, area.id)) }
}

const somebody = (username: string): AccountPrincipal => ({
  kind: 'account',
  accountId: newId(),
  username,
  role: 'member',
  name: username,
  sessionId: null,
})

async function furnish(deps: Parameters<typeof savePlan>[0]) {
  const name = `Area ${newId()}`
  const facts = { name, kind: 'coworking' as const, opening_hours: alwaysOpen }
  const { area } = await createArea({ ...deps, houseTimezone: 'UTC' }, facts)
  const seats = Array.from({ length: seatCount }, (_, index) => ({
    number: newId().slice(-12),
    plan_column: index,
    plan_row: 0,
  }))
  const saved = await savePlan(deps, area.id, { plan_columns: seatCount, plan_rows: 1, seats })
  return { id: area.id, seats: saved.seats.map(({ id }) => id) }
}

async function sweep({ spaces }: TestSpaces): Promise<void> {
  for (const { run } of spaces.sweeps) await run(new AbortController().signal)
}

/** Two who decide about one offer at the same moment cannot both have their way. */
const foreseen = [
  'seat_free',
  'waitlist_entry_over',
  'reservation_cancelled',
  'reservation_expired',
  'offer_expired',
]

const unforeseen = (error: { readonly code?: string }): unknown[] =>
  foreseen.includes(error.code ?? '') ? [] : [error]

type Db = TestSpaces['db']

async function openOffers(db: Db, areaId: string) {
  const { rows } = await sql<{ reservation_id: string; entry_id: string; holder_id: string }>`
    select reservation_id, id as entry_id, holder_id from spaces.waitlist_entry
    where area_id = ${areaId} and state = 'offered' order by place`.execute(db)
  return rows
}

async function inspect(db: Db, areaId: string): Promise<Omit<RoundResult, 'failures'>> {
  const { rows } = await sql<Omit<RoundResult, 'failures'>>`
    select
      (select count(*) from spaces.overlap) as overlaps,
      (select count(*) from (
        select payload->>'entry_id' from events.outbox
        where event_name = 'spaces.waitlist_offered' and payload->>'area_id' = ${areaId}
        group by payload->>'entry_id' having count(*) > 1) twice) as "offeredTwice",
      (select count(*) from spaces.seat seat
        where seat.area_id = ${areaId}
          and not exists (select from spaces.reservation taken where taken.seat_id = seat.id
            and ${occupying('taken')})
          and exists (select from spaces.waitlist_entry entry
            where entry.area_id = ${areaId} and entry.state = 'waiting')) as idle,
      (select count(*) from spaces.waitlist_entry
        where area_id = ${areaId} and state = 'accepted') as accepted`.execute(db)
  return rows[0] as Omit<RoundResult, 'failures'>
}
