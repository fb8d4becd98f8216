import type { Db } from '@balai/db/open-database.ts'
import type { Log } from '@balai/events/log.ts'
import type { AttendanceTables } from '../tables.ts'
import { showProgress } from './import-store.ts'

/**
 * Shows how far an import is, without waiting: the import must not stand still for it, nor fail with it. Figures that
 * come while one is being written are passed over for the last of them.
 */
export function createProgress(
  db: Db<AttendanceTables>,
  importId: string,
  log: Log,
): (rowsProcessed: number) => void {
  let latest: number | null = null
  let writing = false

  async function write(): Promise<void> {
    writing = true
    for (let rows = latest; rows !== null; rows = latest) {
      latest = null
      await showProgress(db, importId, rows)
    }
  }

  return (rowsProcessed) => {
    latest = rowsProcessed
    if (writing) return
    write()
      .catch((error) =>
        log.warn({ err: error, import_id: importId }, 'The progress of an import was not shown'),
      )
      .finally(() => {
        writing = false
      })
  }
}
