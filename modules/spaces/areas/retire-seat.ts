import type { Tx } from '@balai/db/open-database.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import type { SpacesTables } from '../tables.ts'
import { lockSeat, updateSeat } from './seat-store.ts'
import { refuseUpcoming } from './upcoming-store.ts'

/** Takes a seat away for good; its past stays, and its number can be given again. */
export async function retireSeat({ db, now }: Deps, seatId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { area_id } = await takeSeatAway(tx, seatId, now())
    await notifyAreas(tx, [area_id])
  })
}

/** `path` says where the request named it, for the refusal. */
export async function takeSeatAway(tx: Tx<SpacesTables>, seatId: string, now: Date, path?: string) {
  await lockSeat(tx, seatId)
  await refuseUpcoming(tx, { column: 'seat_id', id: seatId }, now, path)
  return await updateSeat(tx, seatId, { retired_at: now, updated_at: now })
}
