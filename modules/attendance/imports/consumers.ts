import type { Tx } from '@balai/db/open-database.ts'
import { type Consumer, consume } from '@balai/events/consumer.ts'
import { ImportQueued } from '../contract.ts'
import type { AttendanceTables } from '../tables.ts'
import { type WorkThroughDeps, workThroughImport } from './work-through-import.ts'

/**
 * The longest file takes a fraction of the limit. After a crash the import waits for it to pass: until then nobody
 * can know that the worker is dead.
 */
export const importLimitSeconds = 120

export function importConsumers(deps: WorkThroughDeps, limitSeconds = importLimitSeconds): Consumer[] {
  return [
    consume(
      ImportQueued,
      'attendance.work_through_import',
      (tx: Tx<AttendanceTables>, { import_id }) => workThroughImport(deps, tx, import_id),
      { limitSeconds },
    ),
  ]
}
