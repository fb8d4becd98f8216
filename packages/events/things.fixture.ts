import { defineEvent } from '@balai/contract/define-event.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { emitAll } from './emit.ts'

export const ThingHappened = defineEvent('test.thing_happened', Type.Object({ n: Type.Integer() }))
export const OtherHappened = defineEvent('test.other_happened', Type.Object({ n: Type.Integer() }))

/** One row for each time that a consumer had its effect: a second effect would be a second row. */
export interface ThingTables {
  effect: { consumer: string; event_id: string; n: number; pid: number }
}

export async function createEffects(db: Db<ThingTables>): Promise<void> {
  await sql`create table effect (consumer text, event_id uuid, n integer, pid integer)`.execute(db)
}

export async function writeEffect(
  tx: Tx<ThingTables> | Db<ThingTables>,
  consumer: string,
  eventId: string,
  n: number,
) {
  await tx.insertInto('effect').values({ consumer, event_id: eventId, n, pid: process.pid }).execute()
}

export async function emitThings(db: Db<ThingTables>, from: number, to: number): Promise<void> {
  const payloads = Array.from({ length: to - from }, (_, index) => ({ n: from + index }))
  await db.transaction().execute((tx) => emitAll(tx, ThingHappened, payloads))
}
