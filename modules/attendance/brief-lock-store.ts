import type { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from './tables.ts'

/**
 * Takes a lock, or throws `busy` when others do not let go of it in time: who waits in a transaction keeps one of the
 * few connections, which the doors need.
 */
export async function lockBriefly<Result>(
  tx: Tx<AttendanceTables>,
  milliseconds: number,
  busy: () => AppError,
  lock: () => Promise<Result>,
): Promise<Result> {
  await sql`set local lock_timeout = ${sql.lit(milliseconds)}`.execute(tx)
  const result = await lock().catch((error: { code?: string }) => {
    throw error.code === lockNotAvailable ? busy() : error
  })
  await sql`set local lock_timeout to default`.execute(tx)
  return result
}

const lockNotAvailable = '55P03'
