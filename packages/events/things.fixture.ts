import { defineEvent, type EventType } from '@balai/contract/define-event.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { type Consumer, consume, type DeliveryOptions, perform } from './consumer.ts'
import { emitAll } from './emit.ts'

const payload = Type.Object({ n: Type.Integer() })
export type ThingType = EventType<string, typeof payload>
export const ThingHappened: ThingType = defineEvent('test.thing_happened', payload)
export const OtherHappened: ThingType = defineEvent('test.other_happened', payload)

export interface ThingTables {
  /** One row for each time that a consumer had its effect: a second effect would be a second row. */
  effect: { consumer: string; event_id: string; n: number }
  /** What another system was asked to do; it knows the keys of what it was asked before. */
  sent: { event_id: string; n: number }
}

export async function createEffects(db: Db<ThingTables>): Promise<void> {
  await sql`create table effect (consumer text, event_id uuid, n integer)`.execute(db)
  await sql`create table sent (event_id uuid primary key, n integer)`.execute(db)
}

export async function writeEffect(
  tx: Tx<ThingTables>,
  consumer: string,
  eventId: string,
  n: number,
): Promise<void> {
  await tx.insertInto('effect').values({ consumer, event_id: eventId, n }).execute()
}

export const follow = (
  name: string,
  type: ThingType = ThingHappened,
  options: DeliveryOptions = {},
): Consumer =>
  consume(type, name, (tx: Tx<ThingTables>, { n }, { eventId }) => writeEffect(tx, name, eventId, n), options)

export const send = (elsewhere: Db<ThingTables>, name: string): Consumer =>
  perform(ThingHappened, name, async ({ n }, { eventId }) => {
    const request = elsewhere.insertInto('sent').values({ event_id: eventId, n })
    await request.onConflict((key) => key.doNothing()).execute()
  })

export async function emitThings(db: Db<ThingTables>, from: number, count: number): Promise<void> {
  const payloads = Array.from({ length: count }, (_, index) => ({ n: from + index }))
  await db.transaction().execute((tx) => emitAll(tx, ThingHappened, payloads))
}

/** How often the consumer had its effect, and for how many events. */
export async function countEffects(db: Db<ThingTables>, consumer: string) {
  const { rows } = await sql<{ effects: number; events: number }>`
    select count(*) as effects, count(distinct n) as events from effect where consumer = ${consumer}`.execute(
    db,
  )
  return rows[0]
}
