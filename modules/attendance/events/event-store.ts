import { AppError } from '@balai/contract/app-error.ts'
import { isUuid } from '@balai/contract/schema.ts'
import { onConflict } from '@balai/db/constraint-errors.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import type { Insertable, Updateable } from 'kysely'
import { lockBriefly } from '../brief-lock-store.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'

/** An event or open list by its id or its code; an id wins over a code that reads like it. */
export async function findEvent(db: Db<AttendanceTables>, idOrCode: string): Promise<EventRow | null> {
  const events = db.selectFrom('attendance.event').selectAll()
  if (isUuid(idOrCode)) {
    const byId = await events.where('id', '=', idOrCode).executeTakeFirst()
    if (byId !== undefined) return byId
  }
  return (await events.where('code', '=', idOrCode).executeTakeFirst()) ?? null
}

/**
 * Holds the event's row until the transaction ends: what depends on its capacity, gates or managers is decided by one
 * at a time. Inserts that refer to the event, and scans, are not held up.
 */
export async function lockEvent(tx: Tx<AttendanceTables>, eventId: string): Promise<EventRow | null> {
  const event = await tx
    .selectFrom('attendance.event')
    .selectAll()
    .where('id', '=', eventId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return event ?? null
}

/** The same for people who wait for an answer; throws `event_busy` when others hold it for longer. */
export async function holdEvent(tx: Tx<AttendanceTables>, eventId: string): Promise<EventRow | null> {
  return await lockBriefly(tx, longestWaitMs, eventBusy, () => lockEvent(tx, eventId))
}

export const longestWaitMs = 2_000

export function eventBusy(): AppError {
  const message = 'Another change of this event, or an import, is under way; try again.'
  return new AppError('unavailable', 'event_busy', message, { retryAfter: 5 })
}

/** Throws the conflict `event_code_taken`. */
export async function insertEvent(
  tx: Tx<AttendanceTables>,
  event: Insertable<AttendanceTables['attendance.event']>,
): Promise<EventRow> {
  return await onConflict({ event_code_key: ['event_code_taken', 'Another event has this code.'] }, () =>
    tx.insertInto('attendance.event').values(event).returningAll().executeTakeFirstOrThrow(),
  )
}

export async function updateEvent(
  tx: Tx<AttendanceTables>,
  eventId: string,
  changes: Updateable<AttendanceTables['attendance.event']>,
): Promise<EventRow> {
  return await tx
    .updateTable('attendance.event')
    .set(changes)
    .where('id', '=', eventId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** With its keys, crew, ticket types and imports. Throws `event_busy` while an import writes tickets. */
export async function deleteEvent(tx: Tx<AttendanceTables>, eventId: string): Promise<void> {
  await lockBriefly(tx, longestWaitMs, eventBusy, () =>
    tx.deleteFrom('attendance.event').where('id', '=', eventId).execute(),
  )
}
