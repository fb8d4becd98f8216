import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'

/** Heard by every live board, with the id of an event that was scanned for. */
export const boardsChannel = 'attendance_boards'

/** Wakes the live boards of these events in every replica when the transaction commits. */
export async function notifyBoards(
  tx: Tx<AttendanceTables>,
  scans: readonly { readonly event_id: string }[],
): Promise<void> {
  const events = [...new Set(scans.map(({ event_id }) => event_id))]
  if (events.length === 0) return
  await sql`select pg_notify(${boardsChannel}, id) from unnest(${events}::text[]) as event (id)`.execute(tx)
}
