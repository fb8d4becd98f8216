import type { AreaView } from '@balai/spaces/areas/contract.ts'
import type { DayView } from '@balai/spaces/live/contract.ts'
import { instantOf, wallOf } from '../../../i18n/wall-clock.ts'
import { isoOf, overlap, type Span, spanOf } from '../map/choice.ts'
import { endFor, endsOf, slotAt, slotsOf, soonestSpan, startsOf } from '../map/slots.ts'

/** What a form asks for: a seat, and a time of a date in the calendar of the area. */
export interface BookingWish extends Span {
  readonly seatId: string
  readonly date: string
}

export const dateIn = (zone: string, ms: number): string => wallOf(isoOf(ms), zone).slice(0, 10)

/** What can be chosen on this date, with what is chosen already. */
export function choicesOf(wish: BookingWish, day: DayView | undefined, area: AreaView, now: number) {
  const slots = day === undefined ? [] : slotsOf(day, area)
  const ends = endsOf(slots, wish.from, area).filter((end) => end > now)
  return { starts: withOne(startsOf(slots, area, now), wish.from), ends: withOne(ends, wish.to) }
}

const withOne = (times: readonly number[], time: number): readonly number[] =>
  times.includes(time) ? times : [...times, time].sort((a, b) => a - b)

/** Whether it begins on this date, or in the night after it before what was open has closed. */
export const isOfDate = (from: number, day: DayView, area: AreaView): boolean =>
  dateIn(area.time_zone, from) === day.date || slotAt(slotsOf(day, area), from) !== undefined

/** The same time by the clock on the wall on another date, as far as that is open then. */
export function onDate(wish: BookingWish, day: DayView, area: AreaView, now: number): BookingWish {
  const slots = slotsOf(day, area)
  const wall = wallOf(isoOf(wish.from), area.time_zone).slice(11)
  const wanted = Date.parse(instantOf(`${day.date}T${wall}`, area.time_zone)?.instant ?? '')
  const starts = startsOf(slots, area, now)
  const from = starts.find((start) => start >= wanted) ?? starts.at(-1) ?? wanted
  return { ...wish, date: day.date, from, to: endFor(slots, from, wish.to - wish.from, area) }
}

/** Another start of the same length. */
export function startingAt(wish: BookingWish, from: number, day: DayView, area: AreaView): BookingWish {
  return { ...wish, from, to: endFor(slotsOf(day, area), from, wish.to - wish.from, area) }
}

/** As soon as something can be reserved on this date. */
export const soonestOn = (day: DayView, area: AreaView, now: number): Span | null =>
  soonestSpan(slotsOf(day, area), area, now)

/** Seats that somebody has in this time. */
export const takenIn = (day: DayView | undefined, time: Span): ReadonlySet<string> =>
  new Set(
    day?.seats.flatMap(({ seat_id, busy }) =>
      busy.some((each) => overlap(spanOf(each), time)) ? [seat_id] : [],
    ),
  )
