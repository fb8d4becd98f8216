import type { Tx } from '@balai/db/open-database.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import type { SpacesTables } from '../tables.ts'
import { seatsReturned } from '../waitlist/pass-on-slot.ts'
import { lockQueue } from '../waitlist/queue-store.ts'
import { lockArea } from './area-store.ts'
import type { SeatPatch } from './contract.ts'
import { checkPlan, type PlacedSeat } from './seat-plan.ts'
import { listSeats, lockSeat, requireSeat, type Seat, updateSeat } from './seat-store.ts'

/** Changes what the patch names. Out of service, it keeps the reservations that it has: staff moves or cancels them. */
export async function changeSeat({ db, now }: Deps, seatId: string, patch: SeatPatch): Promise<Seat> {
  return await db.transaction().execute(async (tx) => {
    const { area_id } = await requireSeat(tx, seatId)
    await lockQueue(tx, area_id)
    const area = await lockArea(tx, area_id)
    const before = await lockSeat(tx, seatId)
    const changed = applyPatch(before, patch)
    if (moves(patch)) await checkMove(tx, area, seatId, changed)
    const updated = await updateSeat(tx, seatId, { ...changed, updated_at: now() })
    if (before.out_of_service && !updated.out_of_service) {
      await seatsReturned(tx, [{ area_id, seat_id: seatId }], now())
    }
    await notifyAreas(tx, [area_id])
    return updated
  })
}

/** Field by field: a patch may carry more than the schema knows, and none of that is for the table. */
function applyPatch(seat: Seat, patch: SeatPatch) {
  return {
    number: patch.number ?? seat.number,
    kind: patch.kind ?? seat.kind,
    features: patch.features ?? seat.features,
    plan_column: patch.plan_column ?? seat.plan_column,
    plan_row: patch.plan_row ?? seat.plan_row,
    plan_width: patch.plan_width ?? seat.plan_width,
    plan_height: patch.plan_height ?? seat.plan_height,
    out_of_service: patch.out_of_service ?? seat.out_of_service,
  }
}

const moves = ({ plan_column, plan_row, plan_width, plan_height }: SeatPatch): boolean =>
  [plan_column, plan_row, plan_width, plan_height].some((each) => each !== undefined)

async function checkMove(
  tx: Tx<SpacesTables>,
  area: { readonly id: string; readonly plan_columns: number; readonly plan_rows: number },
  seatId: string,
  seat: PlacedSeat,
): Promise<void> {
  const others = (await listSeats(tx, area.id)).filter(({ id }) => id !== seatId)
  checkPlan(area, [...others, seat])
}
