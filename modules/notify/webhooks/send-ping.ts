import type { WebhookDeliveryRow } from '../tables.ts'
import { holdWebhook, requireActive, requireDelivery } from './access.ts'
import { composeDelivery } from './compose-delivery.ts'
import { insertDeliveries } from './delivery-store.ts'
import type { WebhookDeps } from './deps.ts'
import type { Owner } from './owner.ts'

/** A delivery that tells of nothing, to see whether an endpoint listens. Throws `webhook_not_found`, `webhook_disabled`. */
export async function sendPing(
  { db, now }: Pick<WebhookDeps, 'db' | 'now'>,
  owner: Owner,
  webhookId: string,
): Promise<WebhookDeliveryRow> {
  const at = now()
  const ping = { eventId: null, type: 'ping', occurredAt: at, ids: {} } as const
  return await db.transaction().execute(async (tx) => {
    requireActive(await holdWebhook(tx, owner, webhookId))
    const delivery = composeDelivery(webhookId, ping, at)
    await insertDeliveries(tx, [delivery])
    return await requireDelivery(tx, webhookId, delivery.id)
  })
}
