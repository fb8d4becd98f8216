import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'
import type { ScanCount } from './rules.ts'

export interface Counted {
  /** `settled`: no transaction is left that could add to these. */
  readonly counts: readonly (ScanCount & { readonly settled: boolean })[]
  /** Whatever becomes visible later was written by this transaction or by one after it. */
  readonly settled_until: string
}

/**
 * Counts the scans that were written from transaction `from` on; all of them from '0'.
 *
 * What is counted here of a row never changes, as exits and undos are rows too. So whoever keeps what has settled and
 * reads on from `settled_until` counts everything once, and reads only what is new however long the log has grown.
 */
export async function countScans(
  db: Db<AttendanceTables>,
  eventId: string,
  from: string,
  minutesFrom: Date,
): Promise<Counted> {
  const { rows } = await sql<Counted>`
    with horizon as materialized (
      select pg_snapshot_xmin(pg_current_snapshot()) as settled_until
    ),
    counted as (
      select
        result, reentry, gate, written_in < settled_until as settled, count(*) as scans,
        case when received_at >= ${minutesFrom}
          then extract(epoch from date_trunc('minute', received_at)) * 1000 end as minute
      from attendance.scan cross join horizon
      where event_id = ${eventId} and written_in >= ${from}::xid8
      group by result, reentry, gate, settled, minute
    )
    select settled_until::text, coalesce((select json_agg(counted) from counted), '[]') as counts
    from horizon`.execute(db)
  return rows[0] as Counted
}
