import type { Tx } from '@balai/db/open-database.ts'
import { emitAll } from '@balai/events/emit.ts'
import { SeatFreed, WaitlistLapsed } from '../contract.ts'
import { isAreaOpen } from '../hours/is-area-open.ts'
import type { SpacesTables } from '../tables.ts'
import { offerSlot } from './offer-slot.ts'
import {
  findContender,
  holdOpenSeat,
  isWishedFor,
  lockQueue,
  type OpenSeat,
  settleOffers,
} from './queue-store.ts'
import { fullMinuteFrom } from './rules.ts'
import { takeWatches } from './watch-store.ts'
import type { FreedSlot } from './wish-store.ts'

/**
 * To be called in the transaction in which a slot became free, once the row that occupied it says so: whoever waited
 * longest is offered what is still to come of it, and only what nobody waits for is free for everybody, which those are
 * told who watch it. It takes the area's queue by a lock (`lockQueue`) until the transaction ends.
 */
export async function freed(tx: Tx<SpacesTables>, slot: FreedSlot, now: Date): Promise<void> {
  await lockQueue(tx, slot.area_id)
  await emitAll(tx, WaitlistLapsed, await settleOffers(tx, slot.area_id, now))
  const soonest = fullMinuteFrom(now)
  const rest = slot.from < soonest ? { ...slot, from: soonest } : slot
  if (rest.from >= rest.to) return
  const seat = await holdOpenSeat(tx, slot.seat_id)
  if (seat === null) return
  await offerInTurn(tx, seat, rest, { now, soonest })
  await emitAll(tx, SeatFreed, await takeWatches(tx, seat, rest, { now, soonest }))
}

/** To as many as it is enough for; an offer that somebody forestalls is refused, and the next look sees by what. */
async function offerInTurn(
  tx: Tx<SpacesTables>,
  seat: OpenSeat,
  slot: FreedSlot,
  { now, soonest }: { readonly now: Date; readonly soonest: Date },
): Promise<void> {
  // who waits for a time at which it is closed by now keeps the place: it may open again
  const butFor: string[] = []
  for (;;) {
    const entry = await findContender(tx, seat, slot, { soonest, butFor })
    if (entry === null) return
    if (await isAreaOpen(tx, seat, entry)) await offerSlot(tx, entry, seat, now)
    else butFor.push(entry.id)
  }
}

/**
 * The same for seats of an area that are new, back in service, or open at other hours: all of their time is free but
 * what is reserved.
 */
export async function seatsReturned(
  tx: Tx<SpacesTables>,
  seats: readonly Pick<FreedSlot, 'area_id' | 'seat_id'>[],
  now: Date,
): Promise<void> {
  const [first] = seats
  if (first === undefined) return
  await lockQueue(tx, first.area_id)
  if (!(await isWishedFor(tx, first.area_id))) return
  const to = new Date(now.getTime() + beyondReach)
  for (const seat of seats) await freed(tx, { ...seat, from: now, to }, now)
}

/** Nobody waits for what is more than two years ahead. */
const beyondReach = 800 * 24 * 60 * 60_000
