import { onConflict } from '@balai/db/constraint-errors.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql, type Updateable } from 'kysely'
import { lockBriefly } from '../brief-lock-store.ts'
import { eventBusy, longestWaitMs } from '../events/event-store.ts'
import type { AttendanceTables, TicketTypeRow } from '../tables.ts'

export type TicketTypeFacts = Pick<TicketTypeRow, 'name' | 'quota' | 'valid_from' | 'valid_until'>

/** In the order they were made; `after` is the last ordinal of the page before. */
export async function listTicketTypes(
  db: Db<AttendanceTables>,
  eventId: string,
  page: { readonly after: number; readonly limit: number } = { after: 0, limit: mostTypes },
): Promise<TicketTypeRow[]> {
  return await db
    .selectFrom('attendance.ticket_type')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('ordinal', '>', page.after)
    .orderBy('ordinal')
    .limit(page.limit)
    .execute()
}

/** Of one event: a guess at it, or a file with a type on every line, does no harm. */
export const mostTypes = 500

/** For an event that is held (see `lockEvent`), because its ordinals count up. Throws `ticket_type_taken`. */
export async function insertTicketType(
  tx: Tx<AttendanceTables>,
  eventId: string,
  facts: TicketTypeFacts,
  now: Date,
): Promise<TicketTypeRow> {
  const ordinal = sql<number>`1 + coalesce(
    (select max(ordinal) from attendance.ticket_type where event_id = ${eventId}), 0)`
  return await onConflict(typeConflicts, () =>
    tx
      .insertInto('attendance.ticket_type')
      .values({ id: newId(), event_id: eventId, ordinal, ...facts, created_at: now })
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

export async function updateTicketType(
  tx: Tx<AttendanceTables>,
  typeId: string,
  changes: Updateable<AttendanceTables['attendance.ticket_type']>,
): Promise<TicketTypeRow> {
  return await onConflict(typeConflicts, () =>
    tx
      .updateTable('attendance.ticket_type')
      .set(changes)
      .where('id', '=', typeId)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

/** False when a ticket of this type was ever made. Throws `event_busy` while an import makes some. */
export async function deleteUnusedTicketType(tx: Tx<AttendanceTables>, typeId: string): Promise<boolean> {
  const { numDeletedRows } = await lockBriefly(tx, longestWaitMs, eventBusy, () =>
    tx
      .deleteFrom('attendance.ticket_type')
      .where('id', '=', typeId)
      .where(sql<boolean>`not exists (select from attendance.ticket where type_id = ${typeId})`)
      .executeTakeFirst(),
  )
  return numDeletedRows > 0n
}

const typeConflicts = {
  ticket_type_name_key: ['ticket_type_taken', 'This event has a ticket type of that name.'],
} as const
