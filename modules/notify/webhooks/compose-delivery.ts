import { newId } from '@balai/db/new-id.ts'
import type { WebhookEventType } from './contract.ts'
import type { Ids } from './published-events.ts'

export interface Announcement {
  /** Null: a ping, which tells of nothing. */
  readonly eventId: string | null
  readonly type: WebhookEventType | 'ping'
  readonly occurredAt: Date
  readonly ids: Ids
}

/** What one endpoint will be sent, as a row. */
export function composeDelivery(
  webhookId: string,
  { eventId, type, occurredAt, ids }: Announcement,
  now: Date,
) {
  const id = newId()
  return {
    id,
    webhook_id: webhookId,
    event_id: eventId,
    event_type: type,
    body: JSON.stringify({ id, type, occurred_at: occurredAt.toISOString(), data: ids }),
    state: 'waiting' as const,
    due_at: now,
    attempts: 0,
    created_at: now,
  }
}
