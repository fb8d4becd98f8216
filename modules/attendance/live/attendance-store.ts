import type { Db } from '@balai/db/open-database.ts'
import { type RawBuilder, sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'

/** Each ticket that got in, once: neither those taken back nor people coming back. */
export const attended: RawBuilder<unknown> = sql`
  scan.result = 'admitted' and not scan.reentry and scan.released is distinct from 'undo'`

export interface AttendanceRow {
  readonly id: string
  readonly ticket_key: string
  readonly code: string | null
  readonly type_name: string | null
  readonly holder_name: string | null
  readonly gate: string | null
  readonly scanned_by: string
  readonly scanned_at: Date
  readonly received_at: Date
  readonly inside: boolean
}

/** Oldest first; `after` is the last one of the page before. */
export async function listAttendance(
  db: Db<AttendanceTables>,
  eventId: string,
  after: string | null,
  limit: number,
): Promise<AttendanceRow[]> {
  const { rows } = await sql<AttendanceRow>`
    select
      scan.id, scan.ticket_key, ticket.code, type.name as type_name, ticket.holder_name,
      scan.gate, scan.scanned_by, scan.scanned_at, scan.received_at,
      exists (
        select from attendance.scan standing
        where standing.event_id = scan.event_id and standing.ticket_key = scan.ticket_key
          and standing.result = 'admitted' and standing.released is null) as inside
    from attendance.scan
    left join attendance.ticket on ticket.id = scan.ticket_id
    left join attendance.ticket_type type on type.id = ticket.type_id
    where scan.event_id = ${eventId} and scan.id > ${after ?? beforeAll} and ${attended}
    order by scan.id
    limit ${limit}`.execute(db)
  return rows
}

const beforeAll = '00000000-0000-0000-0000-000000000000'
