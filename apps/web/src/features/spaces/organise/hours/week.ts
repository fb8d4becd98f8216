import type { DayHours, WeekdayHours } from '@balai/spaces/hours/contract.ts'

/** From one time of the clock to another, `18:00` to `02:00`: what is not after its beginning is on the next day. */
export interface Opening {
  /** Its name while it is edited. */
  readonly key: number
  readonly opens: string
  readonly closes: string
}

/** Openings of each day, Monday first. */
export type Week = readonly (readonly Opening[])[]

const minutesOfDay = 1_440
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

export const weekOf = (hours: readonly WeekdayHours[]): Week =>
  weekdays.map((weekday) => openingsOf(hours.filter((each) => each.weekday === weekday)))

export const hoursOf = (week: Week): WeekdayHours[] =>
  week.flatMap((openings, index) => dayHoursOf(openings).map((hours) => ({ weekday: index + 1, ...hours })))

export const openingsOf = (hours: readonly DayHours[]): Opening[] =>
  hours
    .toSorted((a, b) => a.opens_minute - b.opens_minute)
    .map(({ opens_minute, closes_minute }) => newOpening(textOf(opens_minute), textOf(closes_minute)))

/** Of openings that were found whole. */
export const dayHoursOf = (openings: readonly Opening[]): DayHours[] =>
  openings.map((opening) => ({
    opens_minute: minuteOf(opening.opens) ?? 0,
    closes_minute: closesMinute(opening) ?? minutesOfDay,
  }))

let made = 0

export function newOpening(opens: string, closes: string): Opening {
  made += 1
  return { key: made, opens, closes }
}

/** The opening that somebody probably adds: what the day has is left, and after it comes the evening. */
export function openingAfter(openings: readonly Opening[]): Opening {
  const last = openings.at(-1)
  const closes = last === undefined ? null : closesMinute(last)
  if (closes === null) return newOpening('08:00', '20:00')
  const opens = Math.min(closes + 60, minutesOfDay - 60)
  return newOpening(textOf(opens), textOf(Math.min(opens + 180, minutesOfDay)))
}

/** Whether it lasts past midnight; at midnight itself the day is over. */
export function isPastMidnight(opening: Opening): boolean {
  const closes = closesMinute(opening)
  return closes !== null && closes > minutesOfDay
}

export const isRoundTheClock = ({ opens, closes }: Opening): boolean =>
  minuteOf(opens) !== null && opens === closes

export type HoursFault = 'incomplete' | 'overlaps'

/** What the house would refuse, by the place of the opening in its day. */
export function faultsOf(openings: readonly Opening[]): ReadonlyMap<number, HoursFault> {
  const faults = new Map<number, HoursFault>()
  for (const [index, opening] of openings.entries()) {
    if (minuteOf(opening.opens) === null || minuteOf(opening.closes) === null) faults.set(index, 'incomplete')
    else if (openings.slice(0, index).some((other) => overlap(opening, other))) faults.set(index, 'overlaps')
  }
  return faults
}

function overlap(a: Opening, b: Opening): boolean {
  const [aOpens, aCloses, bOpens, bCloses] = [
    minuteOf(a.opens),
    closesMinute(a),
    minuteOf(b.opens),
    closesMinute(b),
  ]
  if (aOpens === null || aCloses === null || bOpens === null || bCloses === null) return false
  return aOpens < bCloses && bOpens < aCloses
}

function closesMinute({ opens, closes }: Opening): number | null {
  const [from, to] = [minuteOf(opens), minuteOf(closes)]
  if (from === null || to === null) return null
  return to > from ? to : to + minutesOfDay
}

function minuteOf(text: string): number | null {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(text) ?? []
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute)
}

function textOf(minute: number): string {
  const ofDay = minute % minutesOfDay
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}
