import type { PlainDate } from '@balai/contract/schema.ts'
import type { DayHours, OpeningException, Stretch, WeekdayHours } from './contract.ts'
import { addDays, datesFrom, localDateOf, localDay, wallTimeAt, weekdayOf } from './wall-clock.ts'

/** When an area is open: read by `requireScheduledArea` for the dates that are asked for. */
export interface Schedule {
  readonly zone: string
  readonly hours: readonly WeekdayHours[]
  /** Of the area and of the whole house. */
  readonly exceptions: readonly Pick<OpeningException, 'area_id' | 'from_date' | 'to_date' | 'hours'>[]
}

/**
 * The openings that begin on this date, in order, and joined where one begins as another ends. Hours past midnight
 * belong to the date on which they began. None: the area is closed.
 */
export function openingsOn(schedule: Schedule, date: PlainDate): Stretch[] {
  const { zone } = schedule
  return join(
    hoursOf(schedule, date).map(({ opens_minute, closes_minute }) => ({
      from: wallTimeAt(date, opens_minute, zone),
      to: wallTimeAt(date, closes_minute, zone),
    })),
  )
}

/**
 * Every opening that touches the time between, whole, in order, and joined over midnight: a house that never closes
 * has one.
 */
export function openingsBetween(schedule: Schedule, from: Date, to: Date): Stretch[] {
  const [first, last] = scheduledDates(schedule.zone, from, to)
  return join(datesFrom(first, last).flatMap((date) => openingsOn(schedule, date))).filter(
    (opening) => opening.from < to && opening.to > from,
  )
}

/** The openings that touch a date, in order and whole: those of the evening before that end on it, and its own. */
export function openingsTouching(schedule: Schedule, date: PlainDate): Stretch[] {
  const midnight = localDay(date, schedule.zone).from
  const before = openingsOn(schedule, addDays(date, -1)).filter(({ to }) => to > midnight)
  return [...before, ...openingsOn(schedule, date)]
}

/** The first and the last date whose hours say whether it is open in between; `requireScheduledArea` wants to know. */
export function scheduledDates(zone: string, from: Date, to: Date): [PlainDate, PlainDate] {
  // what is open after midnight began the day before
  return [addDays(localDateOf(from, zone), -1), localDateOf(to, zone)]
}

/** The date on which the opening began that is on at this instant; while none is, the date on the calendar. */
export function openedOn(schedule: Schedule, instant: Date): PlainDate {
  const date = localDateOf(instant, schedule.zone)
  const evening = addDays(date, -1)
  const holds = (day: PlainDate) =>
    openingsOn(schedule, day).some(({ from, to }) => from <= instant && instant < to)
  return !holds(date) && holds(evening) ? evening : date
}

/** From the first opening of a date to the end of its last one: what a reservation of a whole day takes. */
export function wholeDayOn(schedule: Schedule, date: PlainDate): Stretch | null {
  const openings = openingsOn(schedule, date)
  const [first, last] = [openings.at(0), openings.at(-1)]
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to }
}

/** Whether one opening holds all of it. */
export function isOpenFor(openings: readonly Stretch[], { from, to }: Stretch): boolean {
  return openings.some((opening) => opening.from <= from && to <= opening.to)
}

/** What an area says of a date goes before what the house says, and that before the weekday. */
function hoursOf({ hours, exceptions }: Schedule, date: PlainDate): readonly DayHours[] {
  const onDate = exceptions.filter(({ from_date, to_date }) => from_date <= date && date <= to_date)
  const exception = onDate.find(({ area_id }) => area_id !== null) ?? onDate[0]
  if (exception !== undefined) return exception.hours
  const today = weekdayOf(date)
  return hours.filter(({ weekday }) => weekday === today)
}

/** An opening that the clock skips, in the night when it is put forward, is none. */
function join(openings: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  const inOrder = openings
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())
  for (const opening of inOrder) {
    const before = joined.at(-1)
    if (before === undefined || before.to < opening.from) joined.push(opening)
    else if (before.to < opening.to) joined[joined.length - 1] = { from: before.from, to: opening.to }
  }
  return joined
}
