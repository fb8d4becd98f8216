import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'

export interface TicketCounts {
  readonly total: number
  /** By ticket type's id; a type without valid tickets is absent. */
  readonly byType: ReadonlyMap<string, number>
}

/** Valid tickets only. What is decided by them needs the event held (see `lockEvent`). */
export async function countValidTickets(db: Db<AttendanceTables>, eventId: string): Promise<TicketCounts> {
  const rows = await db
    .selectFrom('attendance.ticket')
    .select(['type_id', (count) => count.fn.countAll<number>().as('tickets')])
    .where('event_id', '=', eventId)
    .where('status', '=', sql.lit('valid'))
    .groupBy('type_id')
    .execute()
  return {
    total: rows.reduce((total, { tickets }) => total + tickets, 0),
    byType: new Map(rows.map(({ type_id, tickets }) => [type_id, tickets])),
  }
}

/** Revoked ones too. */
export async function hasTickets(db: Db<AttendanceTables>, eventId: string): Promise<boolean> {
  const ticket = await db
    .selectFrom('attendance.ticket')
    .select('id')
    .where('event_id', '=', eventId)
    .limit(1)
    .executeTakeFirst()
  return ticket !== undefined
}
