import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { EventChanged } from '../contract.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'

/** Tells whoever keeps a copy of these facts: reminders, webhooks, calendars. */
export async function announceEvent(
  tx: Tx<AttendanceTables>,
  event: EventRow,
  status: EventRow['status'] | 'deleted' = event.status,
): Promise<void> {
  await emit(tx, EventChanged, {
    event_id: event.id,
    code: event.code,
    title: event.title,
    status,
    place: event.place,
    starts_at: event.starts_at?.toISOString() ?? null,
    ends_at: event.ends_at?.toISOString() ?? null,
    time_zone: event.time_zone,
  })
}
