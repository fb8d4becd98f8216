import type { Tx } from '@balai/db/open-database.ts'
import type { AttendanceTables, ScanRow } from '../tables.ts'

/** A scan of this event, held until the transaction ends: an undo and an exit of it come one after the other. */
export async function lockScan(
  tx: Tx<AttendanceTables>,
  eventId: string,
  scanId: string,
): Promise<ScanRow | null> {
  const scan = await tx
    .selectFrom('attendance.scan')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('id', '=', scanId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return scan ?? null
}

/** Ends an admission that the caller holds: the ticket may get in again. */
export async function releaseAdmission(
  tx: Tx<AttendanceTables>,
  admission: { readonly event_id: string; readonly id: string },
  how: 'exit' | 'undo',
): Promise<void> {
  await tx
    .updateTable('attendance.scan')
    .set({ released: how })
    .where('event_id', '=', admission.event_id)
    .where('id', '=', admission.id)
    .execute()
}
