import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { describeZone, wallTime } from './zoned-time.ts'

export interface CalendarEntry {
  /** The UID is `<id>@balai`: an entry that is fetched again replaces the one with the same. */
  readonly id: string
  readonly title: string
  readonly place: string
  readonly description: string
  readonly status: 'tentative' | 'confirmed' | 'cancelled'
  readonly from: Date
  readonly to: Date
  readonly time_zone: string
  /** A later version of an entry has a higher one. */
  readonly sequence: number
  readonly changed_at: Date
}

export interface CalendarFacts {
  /** How a calendar that subscribes calls it. */
  readonly name?: string
  /** How often it is asked to look again. */
  readonly refreshSeconds?: number
}

/** A calendar file (RFC 5545), each time in the zone of its entry. */
export function writeCalendar(entries: readonly CalendarEntry[], facts: CalendarFacts = {}): string {
  const calendar = ical({
    prodId: { company: 'Balai', product: 'Balai', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: (zone) => describeZoneOf(entries, zone) },
    ...(facts.name !== undefined && { name: printable(facts.name) }),
    ...(facts.refreshSeconds !== undefined && { ttl: facts.refreshSeconds }),
  })
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.id}@balai`,
      summary: printable(entry.title),
      location: printable(entry.place),
      description: printable(entry.description),
      status: statuses[entry.status],
      timezone: entry.time_zone,
      start: zoned(entry.from, entry.time_zone),
      end: zoned(endOf(entry), entry.time_zone),
      sequence: entry.sequence,
      stamp: entry.changed_at,
      lastModified: entry.changed_at,
    })
  }
  return calendar.toString()
}

/** A second later at the least, also for whoever left before it began: no entry may end as it begins (RFC 5545, 3.8.2.2). */
const endOf = ({ from, to }: CalendarEntry): Date => new Date(Math.max(to.getTime(), from.getTime() + 1_000))

const statuses: Readonly<Record<CalendarEntry['status'], ICalEventStatus>> = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
}

/** Of control characters only these have a meaning in a calendar. */
const printable = (text: string): string => text.replace(/[^\P{Cc}\r\n\t]/gu, '')

/** For as long as there are entries in that zone. */
function describeZoneOf(entries: readonly CalendarEntry[], zone: string): string {
  const there = entries.filter(({ time_zone }) => time_zone === zone)
  const from = Math.min(...there.map((entry) => entry.from.getTime()))
  const to = Math.max(...there.map((entry) => entry.to.getTime()))
  return describeZone(zone, new Date(from), new Date(to))
}

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
