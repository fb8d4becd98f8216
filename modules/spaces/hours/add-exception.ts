import { newId } from '@balai/db/new-id.ts'
import { lockArea } from '../areas/area-store.ts'
import type { Deps } from '../deps.ts'
import { lockQueue } from '../waitlist/queue-store.ts'
import { announceHours } from './announce-hours.ts'
import type { NewOpeningException } from './contract.ts'
import { insertException, type StoredException } from './exception-store.ts'
import { checkExceptionDates, checkHours } from './rules.ts'

/** Reservations that were made before stay as they are: whoever closes early cancels them with a word of their own. */
export async function addException(
  { db, now }: Deps,
  request: NewOpeningException,
): Promise<StoredException> {
  const { from_date, hours, area_id = null, to_date = from_date, note = '' } = request
  checkExceptionDates(from_date, to_date)
  checkHours(hours, 'body.hours')
  return await db.transaction().execute(async (tx) => {
    if (area_id !== null) {
      await lockQueue(tx, area_id)
      await lockArea(tx, area_id)
    }
    const exception = await insertException(tx, {
      id: newId(),
      area_id,
      from_date,
      to_date,
      note,
      hours: JSON.stringify(
        hours.map(({ opens_minute, closes_minute }) => ({ opens_minute, closes_minute })),
      ),
      created_at: now(),
    })
    await announceHours(tx, area_id, now())
    return exception
  })
}
