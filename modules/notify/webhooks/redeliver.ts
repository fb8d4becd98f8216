import { AppError } from '@balai/contract/app-error.ts'
import type { WebhookDeliveryRow } from '../tables.ts'
import { holdWebhook, requireActive, requireDelivery } from './access.ts'
import { makeDue } from './delivery-store.ts'
import type { WebhookDeps } from './deps.ts'
import type { Owner } from './owner.ts'

/**
 * Sends the same delivery again, at once and with its whole patience.
 * Throws `webhook_not_found`, `delivery_not_found`, `webhook_disabled`, `delivery_under_way`.
 */
export async function redeliver(
  { db, now }: Pick<WebhookDeps, 'db' | 'now'>,
  owner: Owner,
  webhookId: string,
  deliveryId: string,
): Promise<WebhookDeliveryRow> {
  return await db.transaction().execute(async (tx) => {
    const webhook = await holdWebhook(tx, owner, webhookId)
    await requireDelivery(tx, webhookId, deliveryId)
    requireActive(webhook)
    const delivery = await makeDue(tx, deliveryId, now())
    if (delivery === null) throw underWay()
    return delivery
  })
}

const underWay = () =>
  new AppError('conflict', 'delivery_under_way', 'This delivery is being sent at this moment.', {
    retryAfter: 10,
  })
