import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'
import type { ReportedScans, ReportedType } from './report.ts'

/** The whole log of an event, once, as counts of scans that have everything in common which the report tells apart. */
export async function countForReport(db: Db<AttendanceTables>, eventId: string): Promise<ReportedScans[]> {
  const { rows } = await sql<ReportedScans>`
    select
      scan.result, scan.reentry, scan.released is not distinct from 'undo' as undone, scan.gate,
      ticket.type_id, coalesce(ticket.status = 'valid', false) as still_valid,
      date_bin('15 minutes', scan.happened_at, 'epoch') as quarter_hour,
      count(*) as scans
    from attendance.scan left join attendance.ticket on ticket.id = scan.ticket_id
    where scan.event_id = ${eventId}
    group by 1, 2, 3, 4, 5, 6, 7`.execute(db)
  return rows
}

export async function countIssuedByType(db: Db<AttendanceTables>, eventId: string): Promise<ReportedType[]> {
  const { rows } = await sql<ReportedType>`
    select type.id, type.name, count(ticket.id) as issued
    from attendance.ticket_type type
    left join attendance.ticket on ticket.type_id = type.id and ticket.status = 'valid'
    where type.event_id = ${eventId}
    group by type.id
    order by type.ordinal`.execute(db)
  return rows
}
