import type { Db } from '@balai/db/open-database.ts'
import { type RawBuilder, sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'
import { attended } from './attendance-store.ts'

/** A stretch of a list of records as the JSON text `{...},{...}`, and where the next one begins. */
export interface RecordStretch {
  readonly records: string
  readonly last: string
}

export interface Cursor {
  readonly after: string | null
  readonly limit: number
}

export async function countAttendance(db: Db<AttendanceTables>, eventId: string): Promise<number> {
  return await count(db, sql`event_id = ${eventId} and ${attended}`)
}

/** Oldest first; null at the end. `shownAs` is what the records call the event. */
export async function readAttendanceStretch(
  db: Db<AttendanceTables>,
  event: { readonly id: string; readonly shownAs: string },
  { after, limit }: Cursor,
): Promise<RecordStretch | null> {
  const stretch = sql`
    select scan.*, ${event.shownAs}::text as event_code
    from attendance.scan
    where event_id = ${event.id} and ${attended} and id > ${after ?? '00000000-0000-0000-0000-000000000000'}
    order by id
    limit ${limit}`
  return await writeRecords(db, stretch, sql`id`)
}

export async function countCheckInsBy(
  db: Db<AttendanceTables>,
  username: string,
  eventId: string | null,
): Promise<number> {
  return await count(db, checkedInBy(username, eventId))
}

/** Newest first, of all events or of one; null at the end. */
export async function readStretchBy(
  db: Db<AttendanceTables>,
  username: string,
  eventId: string | null,
  { after, limit }: Cursor,
): Promise<RecordStretch | null> {
  const stretch = sql`
    select scan.*, event.code as event_code
    from attendance.scan join attendance.event on event.id = scan.event_id
    where ${checkedInBy(username, eventId)} and scan.id < ${after ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}
    order by scan.id desc
    limit ${limit}`
  return await writeRecords(db, stretch, sql`id desc`)
}

const checkedInBy = (username: string, eventId: string | null): RawBuilder<unknown> => sql`
  scan.scanned_by = ${username} and ${attended}
  ${eventId === null ? sql`` : sql`and scan.event_id = ${eventId}`}`

async function count(db: Db<AttendanceTables>, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from attendance.scan where ${condition}`.execute(db)
  return rows[0]?.total ?? 0
}

/** The database writes the text: to take rows apart here, only to put them together again, costs three times as much. */
async function writeRecords(
  db: Db<AttendanceTables>,
  stretch: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<RecordStretch | null> {
  const { rows } = await sql<{ records: string | null; last: string | null }>`
    select
      string_agg(
        '{"event_id":' || to_json(event_code)
        || ',"ticket_id":' || to_json(coalesce(presented_code, ticket_key))
        || ',"checked_in_by":' || to_json(scanned_by)
        || ',"checked_in_at":"' || to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')
        || '"}', ',' order by ${order}) as records,
      (array_agg(id order by ${order}))[count(*)] as last
    from (${stretch}) stretch`.execute(db)
  const { records, last } = rows[0] ?? { records: null, last: null }
  return records === null || last === null ? null : { records, last }
}
