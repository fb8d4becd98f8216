import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { lockBriefly } from '../brief-lock-store.ts'
import type { AttendanceTables } from '../tables.ts'

/**
 * Waits for the scans that are being written, and lets new ones wait until the transaction ends, which is a few
 * milliseconds. What it then reads of the log is the last word: nobody comes in with a ticket while it is given away.
 *
 * A lock on each ticket would do the same, but every admission would have to pay for it, and people give tickets away
 * far less often than they come in. New scans queue up behind whoever waits here, so the wait is short: `door_busy`
 * says that it was too short, and that the transaction may be tried again.
 */
export async function holdDoors(tx: Tx<AttendanceTables>): Promise<void> {
  await lockBriefly(tx, longestWaitMs, doorBusy, () =>
    sql`lock table attendance.scan in share mode`.execute(tx),
  )
}

/** No longer than a slow scan takes anyway. */
const longestWaitMs = 200

function doorBusy(): AppError {
  return new AppError('unavailable', 'door_busy', 'The doors are busy; try again.', { retryAfter: 1 })
}
