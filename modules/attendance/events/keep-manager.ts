import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { AttendanceTables } from '../tables.ts'
import { countManagers } from './crew-store.ts'

/** Makes a change to the crew of an event that is held; one that would leave it without a manager is a conflict. */
export async function keepManager<Result>(
  tx: Tx<AttendanceTables>,
  eventId: string,
  change: () => Promise<Result>,
): Promise<Result> {
  const result = await change()
  if ((await countManagers(tx, eventId)) > 0) return result
  throw new AppError('conflict', 'last_manager', 'An event needs a manager; name another one first.')
}
