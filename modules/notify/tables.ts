import type { Locale } from '@balai/contract/locale.ts'

/** The tables of the schema `notify`, as the SQL in migrations/ makes them. */
export interface NotifyTables {
  'notify.person': PersonRow
  'notify.inbox': InboxRow
  'notify.notification': NotificationRow
  'notify.preference': PreferenceRow
  'notify.event': EventRow
  'notify.webhook': WebhookRow
  'notify.webhook_delivery': WebhookDeliveryRow
  'notify.webhook_attempt': WebhookAttemptRow
}

export interface PersonRow {
  account_id: string
  revision: number
  username: string
  name: string
  email: string | null
  locale: Locale
  role: string
  status: 'active' | 'suspended'
}

export interface InboxRow {
  account_id: string
  last_number: number
}

export interface NotificationRow {
  id: string
  account_id: string
  number: number
  event_id: string
  kind: string
  facts: unknown
  created_at: Date
  read_at: Date | null
}

export interface PreferenceRow {
  account_id: string
  kind: string
  in_app: boolean | null
  email: boolean | null
}

export interface EventRow {
  id: string
  title: string
  place: string
  starts_at: Date | null
  time_zone: string
  told_at: Date
}

export interface WebhookRow {
  id: string
  api_key_id: string | null
  url: string
  description: string
  event_types: string[] | null
  secret: Buffer
  previous_secret: Buffer | null
  previous_secret_until: Date | null
  disabled_at: Date | null
  disabled_reason: 'by_hand' | 'gone' | 'failing' | 'key_revoked' | null
  failures: number
  failing_since: Date | null
  created_by: string
  created_at: Date
  changed_by: string
  changed_at: Date
}

export interface WebhookDeliveryRow {
  id: string
  webhook_id: string
  event_id: string | null
  event_type: string
  body: string
  state: 'waiting' | 'delivered' | 'failed'
  due_at: Date | null
  leased_until: Date | null
  attempts: number
  give_up_at: Date | null
  created_at: Date
}

export interface WebhookAttemptRow {
  delivery_id: string
  number: number
  started_at: Date
  duration_ms: number
  status: number | null
  fault: string | null
  answer: string | null
}
