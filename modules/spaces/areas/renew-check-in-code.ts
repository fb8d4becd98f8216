import type { Deps } from '../deps.ts'
import { newCheckInCode } from './check-in-code.ts'
import { lockSeat, type Seat, updateSeat } from './seat-store.ts'

/** The code on a desk that was photographed or torn off is no good from now on. */
export async function renewCheckInCode({ db, now }: Deps, seatId: string): Promise<Seat> {
  return await db.transaction().execute(async (tx) => {
    await lockSeat(tx, seatId)
    return await updateSeat(tx, seatId, { check_in_code: newCheckInCode(), updated_at: now() })
  })
}
