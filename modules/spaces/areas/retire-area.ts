import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import { lockAreaAlone, updateArea } from './area-store.ts'
import { retireSeatsOf } from './seat-store.ts'
import { refuseUpcoming } from './upcoming-store.ts'

/** Closes an area for good, with its seats; its past stays, and its name and their numbers can be given again. */
export async function retireArea({ db, now }: Deps, areaId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockAreaAlone(tx, areaId)
    await refuseUpcoming(tx, { column: 'area_id', id: areaId }, now())
    await retireSeatsOf(tx, areaId, now())
    await updateArea(tx, areaId, { retired_at: now(), updated_at: now() })
    await notifyAreas(tx, [areaId])
  })
}
