import type { Db } from '@balai/db/open-database.ts'
import { type RawBuilder, sql } from 'kysely'
import type { AttendanceTables, ScanRow } from '../tables.ts'
import { answerColumns, answerJoins, type LoggedScan } from './scan-store.ts'

export interface LogFilter {
  readonly result: ScanRow['result'] | null
  readonly gate: string | null
  readonly ticketKey: string | null
  /** The last one of the page before. */
  readonly before: string | null
  readonly limit: number
}

export type LogRow = LoggedScan & { readonly conflicted: boolean }

/** The log of an event, newest first. */
export async function listScans(
  db: Db<AttendanceTables>,
  eventId: string,
  filter: LogFilter,
): Promise<LogRow[]> {
  const { result, gate, before, limit } = filter
  const { rows } = await sql<LogRow>`
    select ${answerColumns}, ${conflicted}
    from ${sourceOf(eventId, filter)} scan ${answerJoins}
    where scan.event_id = ${eventId}
      ${when(before, (id) => sql`and scan.id < ${id}`)}
      ${when(result, (wanted) => sql`and scan.result = ${wanted}`)}
      ${when(gate, (wanted) => sql`and scan.gate = ${wanted}`)}
    order by scan.id desc
    limit ${limit}`.execute(db)
  return rows
}

/** What an account let in at any event, or at one, newest first; without what was taken back. */
export async function listCheckInsBy(
  db: Db<AttendanceTables>,
  username: string,
  filter: Pick<LogFilter, 'before' | 'limit'> & { readonly eventId: string | null },
): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`
    select ${answerColumns}, ${conflicted}
    from attendance.scan ${answerJoins}
    where scan.scanned_by = ${username} and scan.result = 'admitted' and scan.released is distinct from 'undo'
      ${when(filter.before, (id) => sql`and scan.id < ${id}`)}
      ${when(filter.eventId, (id) => sql`and scan.event_id = ${id}`)}
    order by scan.id desc
    limit ${filter.limit}`.execute(db)
  return rows
}

function sourceOf(eventId: string, { ticketKey, gate, before }: LogFilter): RawBuilder<unknown> {
  if (ticketKey !== null) return scansOf(eventId, ticketKey)
  return gate === null ? sql`attendance.scan` : latestScans(eventId, before)
}

/** Gates have no index, which every scan would have to pay for: they are looked for among so many scans. */
export const mostSearched = 50_000

const latestScans = (eventId: string, before: string | null): RawBuilder<unknown> => sql`(
  select * from attendance.scan
  where event_id = ${eventId} ${when(before, (id) => sql`and id < ${id}`)}
  order by id desc
  limit ${mostSearched}
)`

/** Its standing admission stands in one index, everything else that became of it in another. */
const scansOf = (eventId: string, ticketKey: string): RawBuilder<unknown> => sql`(
  select * from attendance.scan
  where event_id = ${eventId} and ticket_key = ${ticketKey} and result = 'admitted' and released is null
  union all
  select * from attendance.scan
  where event_id = ${eventId} and ticket_key = ${ticketKey} and (result <> 'admitted' or released is not null)
)`

const conflicted: RawBuilder<unknown> = sql`
  scan.result = 'conflict' or scan.result = 'admitted' and exists (
    select from attendance.scan other
    where other.event_id = scan.event_id and other.ticket_key = scan.ticket_key
      and other.result = 'conflict' and other.first_scan_id = scan.id) as conflicted`

const when = <Value>(
  value: Value | null,
  condition: (value: Value) => RawBuilder<unknown>,
): RawBuilder<unknown> => (value === null ? sql`` : condition(value))
