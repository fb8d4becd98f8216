import { AppError } from '@balai/contract/app-error.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import type { NotifyTables, WebhookDeliveryRow, WebhookRow } from '../tables.ts'
import { findDelivery } from './delivery-store.ts'
import type { Owner } from './owner.ts'
import { findWebhook, lockWebhook } from './webhook-store.ts'

/** Throws `webhook_not_found`, for a foreign one too. */
export async function requireWebhook(db: Db<NotifyTables>, owner: Owner, id: string): Promise<WebhookRow> {
  return (await findWebhook(db, owner, id)) ?? notFound('webhook_not_found', 'There is no such webhook.')
}

/** The same, held until the transaction ends. */
export async function holdWebhook(tx: Tx<NotifyTables>, owner: Owner, id: string): Promise<WebhookRow> {
  return (await lockWebhook(tx, owner, id)) ?? notFound('webhook_not_found', 'There is no such webhook.')
}

/** Throws `delivery_not_found`. */
export async function requireDelivery(
  db: Db<NotifyTables>,
  webhookId: string,
  id: string,
): Promise<WebhookDeliveryRow> {
  const delivery = await findDelivery(db, webhookId, id)
  return delivery ?? notFound('delivery_not_found', 'This webhook has no such delivery.')
}

/** Nothing is sent to an endpoint that is disabled. Throws `webhook_disabled`. */
export function requireActive({ disabled_at }: WebhookRow): void {
  if (disabled_at === null) return
  throw new AppError('conflict', 'webhook_disabled', 'This webhook is disabled; make it active first.')
}

function notFound(code: string, sentence: string): never {
  throw new AppError('not_found', code, sentence)
}
