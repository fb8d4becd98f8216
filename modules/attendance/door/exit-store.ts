import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'
import type { ScanResult } from './contract.ts'
import type { PreparedScan } from './prepare-scans.ts'
import { resolveScans } from './resolve-scans-store.ts'

export interface ExitVerdict {
  /** Null: there is no such event. */
  readonly event_id: string | null
  readonly may_return: boolean
  readonly refusal: ScanResult | null
  readonly gate: string | null
  readonly ticket_key: string
  readonly ticket_id: string | null
  readonly presented_code: string | null
  /** The admission that would end, held until the transaction ends; null when nobody is inside with this ticket. */
  readonly admission: { readonly id: string; readonly reentry: boolean } | null
}

export async function judgeExit(tx: Tx<AttendanceTables>, scan: PreparedScan): Promise<ExitVerdict> {
  const { rows } = await sql<ExitVerdict>`
    with asked as (${resolveScans([scan])})
    select event_id, may_return, refusal, at_gate as gate, ticket_key, ticket_id, presented_code, admission.facts as admission
    from asked
    left join lateral (
      select json_build_object('id', id, 'reentry', reentry) as facts
      from attendance.scan standing
      where standing.event_id = asked.event_id and standing.ticket_key = asked.ticket_key
        and standing.result = 'admitted' and standing.released is null
      for no key update
    ) admission on true`.execute(tx)
  return rows[0] as ExitVerdict
}
