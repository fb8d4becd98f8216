import type { Tx } from '@balai/db/open-database.ts'
import { listAreasInUse } from '../areas/area-store.ts'
import { listSeats } from '../areas/seat-store.ts'
import { notifySchedule } from '../live/notify-areas-store.ts'
import type { SpacesTables } from '../tables.ts'
import { seatsReturned } from '../waitlist/pass-on-slot.ts'

/**
 * An area, or (null) the whole house, is open at other hours: live boards show them, and whoever waits for a time at
 * which it was closed until now is offered what is free of it. Whoever locks the area takes its queue before that.
 */
export async function announceHours(tx: Tx<SpacesTables>, areaId: string | null, now: Date): Promise<void> {
  await notifySchedule(tx, areaId)
  // one after the other, in one order: each takes the queue of its area
  for (const id of areaId === null ? await listAreasInUse(tx) : [areaId]) {
    const seats = await listSeats(tx, id)
    await seatsReturned(
      tx,
      seats.map((seat) => ({ area_id: id, seat_id: seat.id })),
      now,
    )
  }
}
