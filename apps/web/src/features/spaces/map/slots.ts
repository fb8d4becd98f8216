import type { AreaView } from '@balai/spaces/areas/contract.ts'
import type { DayView } from '@balai/spaces/live/contract.ts'
import { instantOf, wallOf } from '../../../i18n/wall-clock.ts'
import { type Span, spanOf } from './choice.ts'

export type TimeRules = Pick<AreaView, 'step_minutes' | 'min_minutes' | 'max_minutes' | 'lead_minutes'>

/** An opening, as far as it belongs to the date, and when one can come and go in it. */
export interface Slots extends Span {
  /** At multiples of the step after midnight, by the wall of the area. */
  readonly starts: readonly number[]
  /** The end of the opening among them, wherever it is. */
  readonly ends: readonly number[]
}

const minuteMs = 60_000

/** An opening that began the day before counts from midnight on. */
export function slotsOf(
  { date, time_zone, open }: Pick<DayView, 'date' | 'time_zone' | 'open'>,
  { step_minutes }: Pick<TimeRules, 'step_minutes'>,
): readonly Slots[] {
  const marks = marksOf(date, time_zone, step_minutes)
  const midnight = instantMs(`${date}T00:00`, time_zone)
  return open
    .map(spanOf)
    .map(({ from, to }) => ({ from: Math.max(from, midnight), to }))
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => ({
      from,
      to,
      starts: marks.filter((mark) => from <= mark && mark < to),
      ends: [...marks.filter((mark) => from < mark && mark < to), to],
    }))
}

/** Steps of two days: what opens at night may close in the morning. */
function marksOf(date: string, timeZone: string, step: number): readonly number[] {
  const marks = new Set<number>()
  for (const day of [date, dateAfter(date, 1)])
    for (let minute = 0; minute < 1_440; minute += step)
      marks.add(instantMs(`${day}T${clockOf(minute)}`, timeZone))
  return [...marks].sort((a, b) => a - b)
}

const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const instantMs = (wall: string, timeZone: string) => Date.parse(instantOf(wall, timeZone)?.instant ?? '')

/** `2026-11-21` after `2026-11-20`. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

/** When one can come: late enough to be reserved, early enough to stay for the shortest time. */
export function startsOf(slots: readonly Slots[], rules: TimeRules, now: number): readonly number[] {
  const soonest = now + rules.lead_minutes * minuteMs
  return slots.flatMap(({ starts }) =>
    starts.filter((start) => start >= soonest && endsOf(slots, start, rules).length > 0),
  )
}

/** The opening of the date in which this instant lies, which may be after its midnight. */
export const slotAt = (slots: readonly Slots[], instant: number): Slots | undefined =>
  slots.find(({ from, to }) => from <= instant && instant < to)

/** When one can go who came at this time. */
export function endsOf(slots: readonly Slots[], start: number, rules: TimeRules): readonly number[] {
  return (slotAt(slots, start)?.ends ?? []).filter((end) => {
    const minutes = (end - start) / minuteMs
    return rules.min_minutes <= minutes && minutes <= rules.max_minutes
  })
}

const usualMs = 120 * minuteMs

/** As soon as possible, for two hours or as near to that as can be; null: nothing is left of the date. */
export function soonestSpan(slots: readonly Slots[], rules: TimeRules, now: number): Span | null {
  const [from] = startsOf(slots, rules, now)
  return from === undefined ? null : { from, to: endFor(slots, from, usualMs, rules) }
}

/** The end that is nearest to this length, and rather a shorter one; the length itself where there is none. */
export function endFor(slots: readonly Slots[], from: number, length: number, rules: TimeRules): number {
  const ends = endsOf(slots, from, rules)
  return ends.findLast((end) => end - from <= length) ?? ends[0] ?? from + length
}

/** From the first opening that begins on the date to the end of the last; null: it is closed. */
export function wholeDayOf({
  date,
  time_zone,
  open,
}: Pick<DayView, 'date' | 'time_zone' | 'open'>): Span | null {
  const begun = open.filter(({ from }) => wallOf(from, time_zone).startsWith(date)).map(spanOf)
  const [first, last] = [begun[0], begun.at(-1)]
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to }
}
