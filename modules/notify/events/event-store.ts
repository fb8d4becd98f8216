import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { EventRow, NotifyTables } from '../tables.ts'

/** Keeps the newest of what was told of an event. */
export async function keepEvent(tx: Tx<NotifyTables>, event: EventRow): Promise<void> {
  const { id: _id, ...facts } = event
  await tx
    .insertInto('notify.event')
    .values(event)
    .onConflict((known) =>
      known.column('id').doUpdateSet(facts).where(sql`event.told_at`, '<', facts.told_at),
    )
    .execute()
}

export function findEvent(tx: Tx<NotifyTables>, id: string): Promise<EventRow | undefined> {
  return tx.selectFrom('notify.event').selectAll().where('id', '=', id).executeTakeFirst()
}
