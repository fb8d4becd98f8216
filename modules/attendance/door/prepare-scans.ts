import { isUuid } from '@balai/contract/schema.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Deps } from '../deps.ts'
import { postHolderOf } from '../events/rules.ts'
import { type Presented, readPresented } from './read-presented.ts'
import { happenedAt, type Scan } from './rules.ts'

/** A scan as the statements take it, with an id of its own; ids sort in the order of the scans. */
export interface PreparedScan extends Presented {
  readonly id: string
  readonly direction: 'entry' | 'exit'
  readonly event: string
  readonly event_uuid: string | null
  readonly nonce: string
  readonly gate: string | null
  readonly device: string | null
  readonly offline: boolean
  readonly scanned_by: string
  readonly login_name: string
  readonly account_id: string | null
  readonly account_since: Date | null
  readonly is_admin: boolean
  readonly scanned_at: Date
  readonly received_at: Date
  readonly happened_at: Date
  readonly opens_list: boolean
}

export async function prepareScans(
  { db, now }: Deps,
  direction: PreparedScan['direction'],
  scans: readonly Scan[],
): Promise<PreparedScan[]> {
  const presented = await readPresented(db, scans)
  const receivedAt = now()
  return scans.map((scan, index) => {
    const id = newId()
    const holder = postHolderOf(scan.by)
    return {
      ...(presented[index] as Presented),
      id,
      direction,
      event: scan.event,
      event_uuid: isUuid(scan.event) ? scan.event : null,
      nonce: scan.nonce ?? id,
      gate: scan.gate,
      device: scan.device,
      offline: scan.offline,
      scanned_by: scan.by.username,
      login_name: holder.username,
      account_id: holder.accountId,
      account_since: holder.since,
      is_admin: scan.by.isAdmin,
      scanned_at: scan.scanned_at ?? receivedAt,
      received_at: receivedAt,
      happened_at: happenedAt(scan, receivedAt),
      opens_list: scan.opensList,
    }
  })
}
