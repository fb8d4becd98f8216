import type { Tx } from '@balai/db/open-database.ts'
import { type Consumer, consume, type EventMeta } from '@balai/events/consumer.ts'
import { ApiKeyRevoked } from '@balai/identity/contract.ts'
import type { NotifyTables } from '../tables.ts'
import { composeDelivery } from './compose-delivery.ts'
import { insertDeliveries } from './delivery-store.ts'
import type { WebhookDeps } from './deps.ts'
import { disableWebhooks } from './disable-webhooks.ts'
import { listenerFor, type PublishedEvent, publishedEvents } from './published-events.ts'
import { isForPartners } from './rules.ts'
import { listListening, listWebhooksOfKey } from './webhook-store.ts'

/** Each event becomes a delivery to every endpoint that wants its kind; nothing is sent here. */
export const webhookConsumers = ({ now }: Pick<WebhookDeps, 'now'>): Consumer[] => [
  ...publishedEvents.map((event) =>
    consume(
      event.source,
      listenerFor(event),
      (tx: Tx<NotifyTables>, payload, meta) => announce(tx, event, payload, meta, now()),
      { onDemand: true },
    ),
  ),
  consume(ApiKeyRevoked, 'notify.webhook_key_revoked', async (tx: Tx<NotifyTables>, { api_key_id }) =>
    disableWebhooks(tx, await listWebhooksOfKey(tx, api_key_id), 'key_revoked', now()),
  ),
]

async function announce(
  tx: Tx<NotifyTables>,
  { type, idsOf }: PublishedEvent,
  payload: unknown,
  { eventId, occurredAt }: EventMeta,
  now: Date,
): Promise<void> {
  const ids = idsOf(payload)
  if (ids === null) return
  const webhooks = await listListening(tx, type, { partnersToo: isForPartners(type) })
  if (webhooks.length === 0) return
  const announcement = { eventId, type, occurredAt, ids }
  await insertDeliveries(
    tx,
    webhooks.map((webhookId) => composeDelivery(webhookId, announcement, now)),
  )
}
