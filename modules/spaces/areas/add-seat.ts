import { AppError } from '@balai/contract/app-error.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import { seatsReturned } from '../waitlist/pass-on-slot.ts'
import { lockQueue } from '../waitlist/queue-store.ts'
import { lockArea } from './area-store.ts'
import { newCheckInCode } from './check-in-code.ts'
import { mostSeats, type NewSeat } from './contract.ts'
import { checkPlan, freeField, type Place } from './seat-plan.ts'
import { insertSeats, listSeats, type Seat } from './seat-store.ts'

/** A seat without a place is put on the first free field of the plan. */
export async function addSeat({ db, now }: Deps, areaId: string, request: NewSeat): Promise<Seat> {
  return await db.transaction().execute(async (tx) => {
    await lockQueue(tx, areaId)
    const area = await lockArea(tx, areaId)
    const others = await listSeats(tx, areaId)
    const seat = newSeat(areaId, { ...freeField(area, others), ...request }, now())
    checkSeatCount(others.length + 1)
    checkPlan(area, [...others, seat])
    const [added] = await insertSeats(tx, [seat])
    await seatsReturned(tx, [{ area_id: areaId, seat_id: seat.id }], now())
    await notifyAreas(tx, [areaId])
    return added as Seat
  })
}

export function checkSeatCount(seats: number): void {
  if (seats <= mostSeats) return
  throw new AppError('unprocessable', 'too_many_seats', `An area can have up to ${mostSeats} seats.`)
}

/** Field by field: a request may carry more than the schema knows, and none of that is for the table. */
export function newSeat(areaId: string, facts: NewSeat & Place, now: Date) {
  return {
    id: newId(),
    area_id: areaId,
    number: facts.number,
    kind: facts.kind ?? ('desk' as const),
    features: facts.features ?? [],
    plan_column: facts.plan_column,
    plan_row: facts.plan_row,
    plan_width: facts.plan_width,
    plan_height: facts.plan_height,
    check_in_code: newCheckInCode(),
    out_of_service: facts.out_of_service ?? false,
    retired_at: null,
    created_at: now,
    updated_at: now,
  }
}
