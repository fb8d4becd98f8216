import type { Tx } from '@balai/db/open-database.ts'
import { type Consumer, consume } from '@balai/events/consumer.ts'
import { ImportQueued } from '../contract.ts'
import type { AttendanceTables } from '../tables.ts'
import { type WorkThroughDeps, workThroughImport } from './work-through-import.ts'

/** The longest file takes half a minute here; a small box and a busy disk may need ten times as long. */
const limitSeconds = 600

export function importConsumers(deps: WorkThroughDeps): Consumer[] {
  return [
    consume(
      ImportQueued,
      'attendance.work_through_import',
      (tx: Tx<AttendanceTables>, { import_id }) => workThroughImport(deps, tx, import_id),
      { limitSeconds, concurrency: 1 },
    ),
  ]
}
