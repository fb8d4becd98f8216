import type { WebhookAttemptRow, WebhookDeliveryRow, WebhookRow } from '../tables.ts'
import type { AttemptView, DeliveryDetail, DeliveryView, WebhookEventType, WebhookView } from './contract.ts'

/** Never its secrets. */
export const viewWebhook = (row: WebhookRow): WebhookView => ({
  id: row.id,
  api_key_id: row.api_key_id,
  url: row.url,
  // the schema has let in no others
  event_types: row.event_types as WebhookEventType[] | null,
  description: row.description,
  state: row.disabled_at === null ? 'active' : 'disabled',
  disablement:
    row.disabled_at === null || row.disabled_reason === null
      ? null
      : { at: row.disabled_at.toISOString(), reason: row.disabled_reason },
  failing_since: row.failing_since?.toISOString() ?? null,
  previous_secret_until: row.previous_secret_until?.toISOString() ?? null,
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
  changed_by: row.changed_by,
  changed_at: row.changed_at.toISOString(),
})

export const viewDelivery = (row: WebhookDeliveryRow): DeliveryView => ({
  id: row.id,
  event_type: row.event_type as DeliveryView['event_type'],
  state: row.state,
  attempt_count: row.attempts,
  next_attempt_at: row.due_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
})

export const viewDetail = (
  row: WebhookDeliveryRow,
  attempts: readonly WebhookAttemptRow[],
): DeliveryDetail => ({ ...viewDelivery(row), body: row.body, attempts: attempts.map(viewAttempt) })

const viewAttempt = ({ delivery_id: _, started_at, ...attempt }: WebhookAttemptRow): AttemptView => ({
  ...attempt,
  started_at: started_at.toISOString(),
})
