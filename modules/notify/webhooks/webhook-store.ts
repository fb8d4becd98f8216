import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { NotifyTables, WebhookRow } from '../tables.ts'
import type { Owner } from './owner.ts'

type Webhooks = NotifyTables['notify.webhook']

/** Until the transaction ends nobody else counts or adds endpoints of this owner. */
export async function countWebhooks(tx: Tx<NotifyTables>, apiKeyId: string | null): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`notify webhooks ${apiKeyId}`}, 0))`.execute(tx)
  const { count } = await tx
    .selectFrom('notify.webhook')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('api_key_id', 'is not distinct from', apiKeyId)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertWebhook(
  tx: Tx<NotifyTables>,
  webhook: Insertable<Webhooks>,
): Promise<WebhookRow> {
  return await tx.insertInto('notify.webhook').values(webhook).returningAll().executeTakeFirstOrThrow()
}

/** Newest first. */
export async function listWebhooks(
  db: Db<NotifyTables>,
  owner: Owner,
  before: string | null,
  limit: number,
): Promise<WebhookRow[]> {
  let query = ofOwner(db, owner)
  if (before !== null) query = query.where('id', '<', before)
  return await query.orderBy('id', 'desc').limit(limit).execute()
}

export async function findWebhook(
  db: Db<NotifyTables>,
  owner: Owner,
  id: string,
): Promise<WebhookRow | null> {
  return (await ofOwner(db, owner).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Holds it against other changes until the transaction ends; new deliveries are not held up. */
export async function lockWebhook(
  tx: Tx<NotifyTables>,
  owner: Owner,
  id: string,
): Promise<WebhookRow | null> {
  return (await ofOwner(tx, owner).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()) ?? null
}

function ofOwner(db: Db<NotifyTables>, owner: Owner) {
  const webhooks = db.selectFrom('notify.webhook').selectAll()
  return owner.kind === 'house' ? webhooks : webhooks.where('api_key_id', '=', owner.apiKeyId)
}

export async function updateWebhook(
  tx: Tx<NotifyTables>,
  id: string,
  changes: Updateable<Webhooks>,
): Promise<WebhookRow> {
  return await tx
    .updateTable('notify.webhook')
    .set(changes)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** With its deliveries. */
export async function deleteWebhook(tx: Tx<NotifyTables>, id: string): Promise<void> {
  await tx.deleteFrom('notify.webhook').where('id', '=', id).execute()
}

export async function listWebhooksOfKey(tx: Tx<NotifyTables>, apiKeyId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('notify.webhook')
    .select('id')
    .where('api_key_id', '=', apiKeyId)
    .where('disabled_at', 'is', null)
    .forNoKeyUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** Until the transaction ends nobody else decides what all endpoints together want. */
export async function holdDemand(tx: Tx<NotifyTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('notify webhooks demand', 0))`.execute(tx)
}

export async function listWanted(
  tx: Tx<NotifyTables>,
): Promise<Pick<WebhookRow, 'api_key_id' | 'event_types'>[]> {
  return await tx
    .selectFrom('notify.webhook')
    .select(['api_key_id', 'event_types'])
    .distinct()
    .where('disabled_at', 'is', null)
    .execute()
}

/** Active ones that want this kind; of partners' only when they may hear of it. */
export async function listListening(
  tx: Tx<NotifyTables>,
  type: string,
  { partnersToo }: { readonly partnersToo: boolean },
): Promise<string[]> {
  let query = tx
    .selectFrom('notify.webhook')
    .select('id')
    .where('disabled_at', 'is', null)
    .where((or) => or.or([or('event_types', 'is', null), sql<boolean>`${type} = any(event_types)`]))
  if (!partnersToo) query = query.where('api_key_id', 'is', null)
  return (await query.execute()).map(({ id }) => id)
}

export async function noteSuccess(tx: Tx<NotifyTables>, id: string): Promise<void> {
  await tx
    .updateTable('notify.webhook')
    .set({ failures: 0, failing_since: null })
    .where('id', '=', id)
    .where('failures', '>', 0)
    .execute()
}

/** How often in a row it has failed now, and since when; null when it is deleted or disabled already. */
export async function noteFailure(
  tx: Tx<NotifyTables>,
  id: string,
  at: Date,
): Promise<{ failures: number; since: Date } | null> {
  const { rows } = await sql<{ failures: number; since: Date }>`
    update notify.webhook set failures = failures + 1, failing_since = coalesce(failing_since, ${at})
    where id = ${id} and disabled_at is null
    returning failures, failing_since as since`.execute(tx)
  return rows[0] ?? null
}

/** The sealed secrets of all, to be sealed anew. */
export async function listSealedSecrets(
  db: Db<NotifyTables>,
): Promise<Pick<WebhookRow, 'id' | 'secret' | 'previous_secret'>[]> {
  return await db.selectFrom('notify.webhook').select(['id', 'secret', 'previous_secret']).execute()
}

/** Unless the secret is another by now. */
export async function resealSecrets(
  db: Db<NotifyTables>,
  before: Pick<WebhookRow, 'id' | 'secret'>,
  after: Pick<WebhookRow, 'secret' | 'previous_secret'>,
): Promise<void> {
  await db
    .updateTable('notify.webhook')
    .set(after)
    .where('id', '=', before.id)
    .where('secret', '=', before.secret)
    .execute()
}
