import { type CalendarEntry, writeCalendar } from '@balai/calendar/write-calendar.ts'
import type { EventRow } from '../tables.ts'
import type { ManagedEvent } from './event-access.ts'

/** The event as a calendar file. */
export function writeEventCalendar(event: ManagedEvent): string {
  const { created_at, updated_at } = event
  return writeCalendar([
    {
      id: event.id,
      title: event.title,
      place: event.place,
      description: event.description,
      status: statuses[event.status],
      from: event.starts_at,
      to: event.ends_at,
      time_zone: event.time_zone,
      sequence: Math.max(0, Math.floor((updated_at.getTime() - created_at.getTime()) / 1_000)),
      changed_at: updated_at,
    },
  ])
}

const statuses: Readonly<Record<EventRow['status'], CalendarEntry['status']>> = {
  draft: 'tentative',
  published: 'confirmed',
  cancelled: 'cancelled',
}
