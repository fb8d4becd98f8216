import ical, { ICalEventStatus } from 'ical-generator'
import type { EventRow } from '../tables.ts'
import type { ManagedEvent } from './event-access.ts'
import { describeZone, wallTime } from './zoned-time.ts'

const statuses: Readonly<Record<EventRow['status'], ICalEventStatus>> = {
  draft: ICalEventStatus.TENTATIVE,
  published: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
}

/** The event as a calendar file (RFC 5545). Fetched again after a change, it replaces the entry with the same UID. */
export function writeCalendar(event: ManagedEvent): string {
  const { time_zone, starts_at, ends_at, created_at, updated_at } = event
  const calendar = ical({
    prodId: { company: 'Balai', product: 'Balai', language: 'EN' },
    timezone: { name: null, generator: (zone) => describeZone(zone, starts_at, ends_at) },
  })
  calendar.createEvent({
    id: `${event.id}@balai`,
    summary: printable(event.title),
    location: printable(event.place),
    description: printable(event.description),
    status: statuses[event.status],
    timezone: time_zone,
    start: zoned(starts_at, time_zone),
    end: zoned(ends_at, time_zone),
    // a later version of an entry has a higher one
    sequence: Math.max(0, Math.floor((updated_at.getTime() - created_at.getTime()) / 1_000)),
    stamp: updated_at,
    lastModified: updated_at,
  })
  return calendar.toString()
}

/** Of control characters only these have a meaning in a calendar. */
const printable = (text: string): string => text.replace(/[^\P{Cc}\r\n\t]/gu, '')

/** An instant as the library takes one with a zone, from which it asks for these two formats. */
function zoned(at: Date, zone: string) {
  const wall = wallTime(at, zone)
  return {
    isValid: true,
    zone: { type: 'iana' },
    setZone: (other = 'UTC') => zoned(at, other),
    toFormat: (format: string): string => (format === 'yyyyLLdd' ? wall.slice(0, 8) : wall.slice(9)),
    toJSDate: () => at,
    toJSON: () => at.toISOString(),
  }
}
