import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'
import type { ScanResult } from './contract.ts'
import type { PreparedScan } from './prepare-scans.ts'
import { resolveScans } from './resolve-scans-store.ts'

/** What became of a scan at the first try. */
export interface Verdict {
  /** Null: there is no such event. */
  readonly event_id: string | null
  readonly admitted: boolean
  /** Null for a scan that might have got in: it did, or its ticket or its nonce is in the log already. */
  readonly refusal: ScanResult | null
  readonly reentry: boolean
  readonly gate: string | null
  readonly ticket_key: string
  readonly ticket_id: string | null
  readonly presented_code: string | null
  readonly code: string | null
  readonly type_name: string | null
  readonly holder_name: string | null
  readonly holder_username: string | null
}

/**
 * Lets in everybody who may come in, and says of each scan, in their order, what stands against it.
 *
 * The unique indexes decide: another transaction that is admitting the same ticket is waited for, and then nothing is
 * done. Tickets go in by their key, so that two transactions with the same tickets queue up and never cross.
 */
export async function admit(tx: Tx<AttendanceTables>, scans: readonly PreparedScan[]): Promise<Verdict[]> {
  const { rows } = await sql<Verdict>`
    with asked as (${resolveScans(scans)}),
    judged as (
      select *, coalesce(refusal, case
        when is_revoked then 'revoked'
        when happened_at > closes_at then 'ended'
        when happened_at < opens_at then 'not_started'
      end) as verdict
      from asked
    ),
    admitted as (
      insert into attendance.scan (
        event_id, id, direction, result, ticket_key, ticket_id, presented_code, nonce, gate, device, offline, reentry,
        scanned_by, scanned_at, received_at, happened_at)
      select
        event_id, id, 'entry', 'admitted', ticket_key, ticket_id, presented_code, nonce, at_gate, device, offline,
        may_return and exists (
          select from attendance.scan earlier
          where earlier.event_id = judged.event_id and earlier.ticket_key = judged.ticket_key
            and earlier.released = 'exit'),
        scanned_by, scanned_at, received_at, happened_at
      from judged
      where event_id is not null and verdict is null
      order by event_id, ticket_key, id
      on conflict do nothing
      returning id, reentry
    )
    select
      event_id, admitted.id is not null as admitted, verdict as refusal, coalesce(admitted.reentry, false) as reentry,
      at_gate as gate, ticket_key, ticket_id, presented_code, code, type_name, holder_name, holder_username
    from judged left join admitted using (id)
    order by id`.execute(tx)
  return rows
}
