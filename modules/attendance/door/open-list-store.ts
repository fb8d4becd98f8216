import { newId } from '@balai/db/new-id.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'
import type { PreparedScan } from './prepare-scans.ts'

/** Makes the lists that are not there yet. In order, so that two transactions with the same new lists never cross. */
export async function openLists(tx: Tx<AttendanceTables>, scans: readonly PreparedScan[]): Promise<void> {
  const lists = scans.map((scan) => ({ ...scan, id: newId() }))
  await sql`
    insert into attendance.event (id, code, kind, title, time_zone, status, created_by, created_at, updated_at)
    select id, event, 'open', event, 'UTC', 'published', scanned_by, received_at, received_at
    from json_to_recordset(${JSON.stringify(lists)}::json)
      as list (id uuid, event text, scanned_by text, received_at timestamptz)
    order by event
    on conflict (code) do nothing`.execute(tx)
}
