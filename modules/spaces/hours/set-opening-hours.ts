import { lockArea } from '../areas/area-store.ts'
import type { Deps } from '../deps.ts'
import { lockQueue } from '../waitlist/queue-store.ts'
import { announceHours } from './announce-hours.ts'
import type { OpeningHours, WeekdayHours } from './contract.ts'
import { listOpeningHours, replaceOpeningHours } from './opening-store.ts'
import { checkHours } from './rules.ts'

/** Every week from now on. Reservations that were made before stay as they are. */
export async function setOpeningHours(
  { db, now }: Deps,
  areaId: string,
  { hours }: OpeningHours,
): Promise<WeekdayHours[]> {
  checkHours(hours, 'body.hours')
  return await db.transaction().execute(async (tx) => {
    await lockQueue(tx, areaId)
    await lockArea(tx, areaId)
    await replaceOpeningHours(tx, areaId, hours)
    await announceHours(tx, areaId, now())
    return await listOpeningHours(tx, areaId)
  })
}
