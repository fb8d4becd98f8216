import { openingsBetween, type Schedule } from '../hours/openings.ts'
import { addDays, localDateOf, localDay, localMinuteOf, weekdayOf } from '../hours/wall-clock.ts'
import type { Wall } from './stay-rules.ts'

/** What the rules ask of the wall of an area. */
export function wallOf(schedule: Schedule): Wall {
  const { zone } = schedule
  const dateOf = (instant: Date) => localDateOf(instant, zone)
  return {
    openings: (from, to) => openingsBetween(schedule, from, to),
    minuteOf: (instant) => localMinuteOf(instant, zone),
    dayOf: (instant) => localDay(dateOf(instant), zone),
    weekOf(instant) {
      const date = dateOf(instant)
      const monday = addDays(date, 1 - weekdayOf(date))
      return { from: localDay(monday, zone).from, to: localDay(addDays(monday, 7), zone).from }
    },
    daysLater: (instant, days) => localDay(addDays(dateOf(instant), days), zone),
  }
}
