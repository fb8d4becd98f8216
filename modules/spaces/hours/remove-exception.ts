import type { Deps } from '../deps.ts'
import { announceHours } from './announce-hours.ts'
import { deleteException } from './exception-store.ts'

/** The hours of the weekday hold again. Throws `exception_not_found`. */
export async function removeException({ db, now }: Deps, exceptionId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { area_id } = await deleteException(tx, exceptionId)
    await announceHours(tx, area_id, now())
  })
}
