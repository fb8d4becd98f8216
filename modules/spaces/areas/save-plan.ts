import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import type { SpacesTables } from '../tables.ts'
import { seatsReturned } from '../waitlist/pass-on-slot.ts'
import { lockQueue } from '../waitlist/queue-store.ts'
import { checkSeatCount, newSeat } from './add-seat.ts'
import { type Area, lockArea, updateArea } from './area-store.ts'
import type { Plan } from './contract.ts'
import { takeSeatAway } from './retire-seat.ts'
import { checkPlan } from './seat-plan.ts'
import { changeSeats, insertSeats, listSeats, listTakenNumbers, type Seat } from './seat-store.ts'
import { type SortedPlan, sortPlan } from './sort-plan.ts'

/**
 * What the editor saves: the grid, seats and their places, new seats and those that are taken away, all of it or
 * nothing. A seat that the plan does not name, because somebody else has just added it, stays as it is.
 */
export async function savePlan(
  { db, now }: Deps,
  areaId: string,
  plan: Plan,
): Promise<{ area: Area; seats: Seat[] }> {
  return await db.transaction().execute(async (tx) => {
    await lockQueue(tx, areaId)
    await lockArea(tx, areaId)
    const before = await listSeats(tx, areaId)
    const sorted = sortPlan(plan, before)
    const { changed, added, retired, untouched } = sorted
    checkSeatCount(changed.length + added.length + untouched.length)
    checkPlan(plan, [...untouched, ...changed, ...added])
    await refuseTakenNumbers(tx, sorted)
    const { plan_columns, plan_rows } = plan
    const area = await updateArea(tx, areaId, { plan_columns, plan_rows, updated_at: now() })
    for (const { id, path } of retired) await takeSeatAway(tx, id, now(), path)
    await changeSeats(tx, areaId, changed, now())
    await insertSeats(
      tx,
      added.map((seat) => newSeat(areaId, seat, now())),
    )
    const seats = await listSeats(tx, areaId)
    await seatsReturned(tx, returnedAmong(seats, before), now())
    await notifyAreas(tx, [areaId])
    return { area, seats }
  })
}

/** What nobody could reserve before: new, or out of service. */
const returnedAmong = (seats: readonly Seat[], before: readonly Seat[]) => {
  const served = new Set(before.filter((seat) => !seat.out_of_service).map(({ id }) => id))
  return seats.filter(({ id }) => !served.has(id)).map(({ id, area_id }) => ({ area_id, seat_id: id }))
}

/** Says of each seat of the plan whose number is taken; the index itself would not say which it was. */
async function refuseTakenNumbers(
  tx: Tx<SpacesTables>,
  { changed, added, retired }: SortedPlan,
): Promise<void> {
  const named = [...changed, ...added].map(({ number, path }) => ({ number: number.toLowerCase(), path }))
  const numbers = named.map(({ number }) => number)
  const free = [...changed, ...retired].map(({ id }) => id)
  const taken = await listTakenNumbers(tx, numbers, free)
  const errors = named
    .filter(({ number }, index) => taken.has(number) || numbers.indexOf(number) < index)
    .map(({ path }) => ({ path: `${path}.number`, message: 'must not be the number of another seat' }))
  if (errors.length === 0) return
  throw new AppError('conflict', 'seat_number_taken', 'Another seat in the house has this number.', {
    errors,
  })
}
