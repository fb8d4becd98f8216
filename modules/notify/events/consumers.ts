import { EventChanged } from '@balai/attendance/contract.ts'
import { type Consumer, consume } from '@balai/events/consumer.ts'
import type { NotifyTables } from '../tables.ts'
import { keepEvent } from './event-store.ts'

/** What tickets are for. */
export const eventConsumers: readonly Consumer[] = [
  consume<NotifyTables, typeof EventChanged>(
    EventChanged,
    'notify.follow_event',
    async (tx, { event_id, title, place, starts_at, time_zone }, { occurredAt }) =>
      await keepEvent(tx, {
        id: event_id,
        title,
        place,
        starts_at: starts_at === null ? null : new Date(starts_at),
        time_zone,
        told_at: occurredAt,
      }),
  ),
]
