import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Insertable, sql } from 'kysely'
import type { NotifyTables, WebhookAttemptRow, WebhookDeliveryRow } from '../tables.ts'
import type { DeliveryState } from './contract.ts'

/** An event that an endpoint was told of already is passed over. */
export async function insertDeliveries(
  tx: Tx<NotifyTables>,
  deliveries: readonly Insertable<NotifyTables['notify.webhook_delivery']>[],
): Promise<void> {
  await tx
    .insertInto('notify.webhook_delivery')
    .values(deliveries)
    .onConflict((told) => told.columns(['event_id', 'webhook_id']).doNothing())
    .execute()
}

/** Newest first. */
export async function listDeliveries(
  db: Db<NotifyTables>,
  webhookId: string,
  page: { readonly state: DeliveryState | null; readonly before: string | null; readonly limit: number },
): Promise<WebhookDeliveryRow[]> {
  let query = db.selectFrom('notify.webhook_delivery').selectAll().where('webhook_id', '=', webhookId)
  if (page.state !== null) query = query.where('state', '=', page.state)
  if (page.before !== null) query = query.where('id', '<', page.before)
  return await query.orderBy('id', 'desc').limit(page.limit).execute()
}

export async function findDelivery(
  db: Db<NotifyTables>,
  webhookId: string,
  id: string,
): Promise<WebhookDeliveryRow | null> {
  const delivery = await db
    .selectFrom('notify.webhook_delivery')
    .selectAll()
    .where('id', '=', id)
    .where('webhook_id', '=', webhookId)
    .executeTakeFirst()
  return delivery ?? null
}

/** In their order. */
export async function listAttempts(db: Db<NotifyTables>, deliveryId: string): Promise<WebhookAttemptRow[]> {
  return await db
    .selectFrom('notify.webhook_attempt')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .orderBy('number')
    .execute()
}

/** Due at once, with its whole patience; null while it is being sent. */
export async function makeDue(
  tx: Tx<NotifyTables>,
  id: string,
  now: Date,
): Promise<WebhookDeliveryRow | null> {
  const delivery = await tx
    .updateTable('notify.webhook_delivery')
    .set({ state: 'waiting', due_at: now, leased_until: null, give_up_at: null })
    .where('id', '=', id)
    .where((or) => or.or([or('leased_until', 'is', null), or('leased_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst()
  return delivery ?? null
}

export async function failWaiting(tx: Tx<NotifyTables>, webhookIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('notify.webhook_delivery')
    .set({ state: 'failed', due_at: null, leased_until: null })
    .where('webhook_id', 'in', webhookIds)
    .where('state', '=', 'waiting')
    .execute()
}

/** At most so many at a time; answers how many. What waits at an endpoint that was disabled in that very moment goes too. */
export async function deleteOldDeliveries(db: Db<NotifyTables>, before: Date, most: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from notify.webhook_delivery where id = any (array(
      select id from notify.webhook_delivery
      where created_at < ${before} and (state <> 'waiting' or due_at < ${before})
      limit ${most} for update skip locked))`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export interface WebhookBacklog {
  readonly waiting: number
  /** How long the one that is due first has been due; 0 while none is late. */
  readonly oldestSeconds: number
}

export async function readWebhookBacklog(db: Db<NotifyTables>, now: Date): Promise<WebhookBacklog> {
  const { rows } = await sql<WebhookBacklog>`
    select count(*) as waiting,
      coalesce(greatest(0, extract(epoch from ${now} - min(due_at))), 0)::float8 as "oldestSeconds"
    from notify.webhook_delivery where state = 'waiting'`.execute(db)
  return rows[0] ?? { waiting: 0, oldestSeconds: 0 }
}
