import type { Job } from 'pg-boss'
import type { EventMeta } from './consumer.ts'

/** What the relay writes into a job. The id is here too: a replayed dead letter is a job with a new id. */
export interface Delivery {
  readonly event_id: string
  readonly event_name: string
  readonly occurred_at: string
  readonly payload: unknown
}

// @NOTE jobs in a consumer's queue come from the relay alone, which builds them in SQL
export const deliveryOf = (job: Job): Delivery => job.data as Delivery

export const metaOf = ({ event_id, occurred_at }: Delivery): EventMeta => ({
  eventId: event_id,
  occurredAt: new Date(occurred_at),
})
