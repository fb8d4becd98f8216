import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'

/**
 * Waits for the scans that are being written, and lets new ones wait until the transaction ends, which is a few
 * milliseconds. What it then reads of the log is the last word: nobody comes in with a ticket while it is given away.
 *
 * A lock on each ticket would do the same, but every admission would have to pay for it, and people give tickets away
 * far less often than they come in. Throws `door_busy` rather than keep a queue waiting.
 */
export async function holdDoors(tx: Tx<AttendanceTables>): Promise<void> {
  await sql`set local lock_timeout = '2s'`.execute(tx)
  try {
    await sql`lock table attendance.scan in share mode`.execute(tx)
  } catch (error) {
    if ((error as { code?: string }).code !== lockNotAvailable) throw error
    throw new AppError('unavailable', 'door_busy', 'The doors are busy; try again.', { retryAfter: 1 })
  }
}

const lockNotAvailable = '55P03'
