import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Insertable, sql } from 'kysely'
import type { NotifyTables, WebhookDeliveryRow, WebhookRow } from '../tables.ts'

/** A delivery that this process sends now. `attempts` counts this one, and tells whether the claim still stands. */
export type Claimed = Pick<WebhookDeliveryRow, 'id' | 'webhook_id' | 'event_type' | 'body' | 'attempts'> &
  Pick<WebhookRow, 'url' | 'secret' | 'previous_secret' | 'previous_secret_until'>

export interface ClaimTerms {
  readonly now: Date
  readonly leasedUntil: Date
  /** Endpoints whose last attempt failed, or the others. */
  readonly failing: boolean
  /** At once at one endpoint, over all processes. */
  readonly perWebhook: number
  readonly most: number
}

/**
 * Endpoints with something due and room for it, those with the least under way first: however much waits at one, the
 * others have their turn. Held until the transaction ends, so that two processes do not both fill the same room.
 *
 * Here and below each endpoint is looked up by itself, in a subquery with a limit: as a join, with statistics from before
 * a rush, PostgreSQL read all that waits for everybody.
 */
export async function lockReadyWebhooks(
  tx: Tx<NotifyTables>,
  { now, failing, perWebhook, most }: ClaimTerms,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select webhook.id
    from notify.webhook
    cross join lateral (
      select count(*) as sending from notify.webhook_delivery
      where webhook_id = webhook.id and leased_until > ${now}
    ) as room
    cross join lateral (
      select id from notify.webhook_delivery
      where webhook_id = webhook.id and ${isDue(now)}
      order by due_at limit 1
    ) as due
    where disabled_at is null and (failures > 0) = ${failing} and sending < ${perWebhook}
    order by sending, random()
    limit ${most}
    for no key update of webhook skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Leases what is due at these endpoints, which are held. */
export async function claimDeliveries(
  tx: Tx<NotifyTables>,
  webhookIds: readonly string[],
  { now, leasedUntil, perWebhook, most }: ClaimTerms,
): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    update notify.webhook_delivery delivery
    set leased_until = ${leasedUntil}, attempts = attempts + 1
    from notify.webhook
    where webhook.id = delivery.webhook_id and delivery.id = any (array(
      select candidate.id
      from unnest(${webhookIds}::uuid[]) as ready (id)
      cross join lateral (
        select id, due_at from notify.webhook_delivery
        where webhook_id = ready.id and ${isDue(now)}
        order by due_at
        limit greatest(0, ${perWebhook}::bigint - (
          select count(*) from notify.webhook_delivery
          where webhook_id = ready.id and leased_until > ${now}))
        for update skip locked
      ) as candidate
      order by candidate.due_at
      limit ${most}))
    returning delivery.id, delivery.webhook_id, delivery.event_type, delivery.body, delivery.attempts,
      webhook.url, webhook.secret, webhook.previous_secret, webhook.previous_secret_until`.execute(tx)
  return rows
}

const isDue = (now: Date) =>
  sql`state = 'waiting' and due_at <= ${now} and (leased_until is null or leased_until <= ${now})`

/** Somebody else may send it at once. */
export async function releaseClaim(db: Db<NotifyTables>, { id, attempts }: Claimed): Promise<void> {
  await db
    .updateTable('notify.webhook_delivery')
    .set({ leased_until: null })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .execute()
}

/** Also when it was given up meanwhile, because its endpoint was disabled. */
export async function endDelivered(tx: Tx<NotifyTables>, { id, attempts }: Claimed): Promise<void> {
  await tx
    .updateTable('notify.webhook_delivery')
    .set({ state: 'delivered', due_at: null, leased_until: null })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .execute()
}

/** When this delivery is to be given up; null when the claim no longer stands. */
export async function startPatience(
  tx: Tx<NotifyTables>,
  { id, attempts }: Claimed,
  giveUpAt: Date,
): Promise<Date | null> {
  const { rows } = await sql<{ give_up_at: Date }>`
    update notify.webhook_delivery set give_up_at = coalesce(give_up_at, ${giveUpAt}), leased_until = null
    where id = ${id} and attempts = ${attempts} and state = 'waiting'
    returning give_up_at`.execute(tx)
  return rows[0]?.give_up_at ?? null
}

/** Null: never again by itself. */
export async function putOff(tx: Tx<NotifyTables>, id: string, until: Date | null): Promise<void> {
  await tx
    .updateTable('notify.webhook_delivery')
    .set({ state: until === null ? 'failed' : 'waiting', due_at: until })
    .where('id', '=', id)
    .execute()
}

/** Unless the delivery was deleted meanwhile. */
export async function insertAttempt(
  tx: Tx<NotifyTables>,
  attempt: Insertable<NotifyTables['notify.webhook_attempt']>,
): Promise<void> {
  const { delivery_id, number, started_at, duration_ms, status, fault, answer } = attempt
  await sql`
    insert into notify.webhook_attempt (delivery_id, number, started_at, duration_ms, status, fault, answer)
    select id, ${number}, ${started_at}, ${duration_ms}, ${status}, ${fault}, ${answer}
    from notify.webhook_delivery where id = ${delivery_id} for key share`.execute(tx)
}
