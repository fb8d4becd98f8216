import type { PlainDate } from '@balai/contract/schema.ts'
import { Temporal } from 'temporal-polyfill'
import type { Stretch } from './contract.ts'

/** The date that a calendar on the wall of this zone shows. */
export function localDateOf(instant: Date, zone: string): PlainDate {
  return zoned(instant, zone).toPlainDate().toString()
}

/** How many minutes the clock on the wall shows after midnight, 0 to 1439. */
export function localMinuteOf(instant: Date, zone: string): number {
  const { hour, minute } = zoned(instant, zone)
  return hour * 60 + minute
}

/**
 * When the clock on the wall shows this minute after the midnight that begins `date`; past 1440 is the next morning.
 * A time that the clock skips comes as much later as it skips; of a time that comes twice, the first one is meant
 * (RFC 5545, 3.3.5, which is Temporal's "compatible").
 */
export function wallTimeAt(date: PlainDate, minute: number, zone: string): Date {
  const time = Temporal.PlainDate.from(date)
    .add({ days: Math.floor(minute / minutesOfDay) })
    .toPlainDateTime({ hour: Math.floor((minute % minutesOfDay) / 60), minute: minute % 60 })
  return new Date(time.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
}

/** From midnight to midnight: 23, 24 or 25 hours, and in some zones others. */
export function localDay(date: PlainDate, zone: string): Stretch {
  return { from: startOfDay(date, zone), to: startOfDay(addDays(date, 1), zone) }
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: PlainDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek
}

/** From the first to the last of these dates, both included. */
export function datesFrom(first: PlainDate, last: PlainDate): PlainDate[] {
  const dates: PlainDate[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date)
  return dates
}

export const minutesOfDay = 24 * 60

/** Where the clock skips midnight, a day begins at what it shows instead. */
function startOfDay(date: PlainDate, zone: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds)
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
}
