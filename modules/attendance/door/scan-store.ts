import type { Tx } from '@balai/db/open-database.ts'
import { type RawBuilder, sql } from 'kysely'
import type { AttendanceTables, ScanRow } from '../tables.ts'
import type { ScanAnswer } from './contract.ts'

/** A row for the log. Without a result it lost its place to the admission that stands, and refers to it. */
export type NewScan = Omit<ScanRow, 'result' | 'first_scan_id' | 'released' | 'written_in'> & {
  readonly result: ScanRow['result'] | null
  readonly first_scan_id: string | null
}

/**
 * Writes rows unless their nonce is there already. One that lost its place is left out when no admission of its ticket
 * stands any more: somebody has just taken it back.
 */
export async function writeLog(tx: Tx<AttendanceTables>, scans: readonly NewScan[]): Promise<void> {
  await sql`
    insert into attendance.scan (
      event_id, id, direction, result, ticket_key, ticket_id, presented_code, nonce, gate, device, offline, reentry,
      scanned_by, scanned_at, received_at, happened_at, first_scan_id)
    select
      scan.event_id, scan.id, direction,
      coalesce(result, case when offline then 'conflict' else 'duplicate' end),
      ticket_key, ticket_id, presented_code, nonce, gate, device, offline, reentry,
      scanned_by, scanned_at, received_at, happened_at, coalesce(first_scan_id, standing.id)
    from json_to_recordset(${JSON.stringify(scans)}::json) as scan (
      event_id uuid, id uuid, direction text, result text, ticket_key text, ticket_id uuid, presented_code text,
      nonce text, gate text, device text, offline boolean, reentry boolean, scanned_by text,
      scanned_at timestamptz, received_at timestamptz, happened_at timestamptz, first_scan_id uuid)
    left join lateral (
      select id from attendance.scan admission
      where admission.event_id = scan.event_id and admission.ticket_key = scan.ticket_key
        and admission.result = 'admitted' and admission.released is null
      limit 1
    ) standing on result is null
    where result is not null or standing.id is not null
    order by scan.event_id, nonce
    on conflict (event_id, nonce) do nothing`.execute(tx)
}

export interface ScanKey {
  readonly event_id: string
  readonly nonce: string
}

/** What the log says of these scans, by `logKey`. */
export async function findByNonce(
  tx: Tx<AttendanceTables>,
  scans: readonly ScanKey[],
): Promise<Map<string, LoggedScan>> {
  const wanted = scans.map(({ event_id, nonce }) => ({ event_id, nonce }))
  const { rows } = await sql<LoggedScan>`
    select ${answerColumns}
    from json_to_recordset(${JSON.stringify(wanted)}::json) as wanted (event_id uuid, nonce text)
    cross join lateral (
      select * from attendance.scan
      where event_id = wanted.event_id and nonce = wanted.nonce
      limit 1
    ) scan
    ${answerJoins}`.execute(tx)
  return new Map(rows.map((scan) => [logKey(scan), scan]))
}

export const logKey = ({ event_id, nonce }: ScanKey): string => `${event_id} ${nonce}`

/** A row of the log with what people want to know beside it. */
export type LoggedScan = ScanRow & {
  readonly code: string | null
  readonly type_name: string | null
  readonly holder_name: string | null
  readonly first: ScanAnswer['first']
}

export const answerColumns: RawBuilder<unknown> = sql`
  scan.*, ticket.code, type.name as type_name, ticket.holder_name,
  case when first.id is not null then json_build_object(
    'scan_id', first.id,
    'at', to_char(first.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'gate', first.gate,
    'device', first.device,
    'scanned_by', first.scanned_by) end as first`

export const answerJoins: RawBuilder<unknown> = sql`
  left join attendance.ticket on ticket.id = scan.ticket_id
  left join attendance.ticket_type type on type.id = ticket.type_id
  left join attendance.scan first on first.event_id = scan.event_id and first.id = scan.first_scan_id`
