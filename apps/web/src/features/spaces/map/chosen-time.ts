import type { DayView } from '@balai/spaces/live/contract.ts'
import { instantOf, wallOf } from '../../../i18n/wall-clock.ts'
import { type Choice, isoOf, shortIsoOf } from './choice.ts'
import { type Slots, soonestSpan, type TimeRules, wholeDayOf } from './slots.ts'

/** What the address of a map says, so that it can be shared and gone back to. */
export interface MapSearch {
  readonly date?: string | undefined
  /** Instants, as the hour of a wall comes twice in some nights. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly whole_day?: string | undefined
  readonly seat?: string | undefined
  readonly view?: string | undefined
}

/** The date that is looked at, by the calendar of the area: what the address says, else today. */
export function dateOf({ date, from }: MapSearch, timeZone: string, now: number): string {
  if (date !== undefined && isDate(date)) return date
  const instant = Date.parse(from ?? '')
  return wallOf(isoOf(Number.isNaN(instant) ? now : instant), timeZone).slice(0, 10)
}

function isDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && isoOf(ms).startsWith(text) && text.length === 10
}

/** What the address says; else two hours from now on. Null: nothing is left of the date. */
export function chosenTime(
  search: MapSearch,
  day: DayView,
  slots: readonly Slots[],
  rules: TimeRules,
  now: number,
): Choice | null {
  const whole = search.whole_day === 'yes' ? wholeDayOf(day) : null
  if (whole !== null) return { ...whole, wholeDay: true }
  const [from, to] = [Date.parse(search.from ?? ''), Date.parse(search.to ?? '')]
  if (from < to) return { from, to, wholeDay: false }
  const soonest = soonestSpan(slots, rules, now)
  return soonest && { ...soonest, wholeDay: false }
}

/** The time for the address; with its date, where the time alone would not tell: a night that began the day before. */
export function searchOf(choice: Choice, date: string): MapSearch {
  if (choice.wholeDay) return { date, whole_day: 'yes', from: undefined, to: undefined }
  return { date, whole_day: undefined, from: shortIsoOf(choice.from), to: shortIsoOf(choice.to) }
}

/** The same hours of another date: who looked at nine to eleven goes on looking at nine to eleven. */
export function onDate(search: MapSearch, date: string, timeZone: string): MapSearch {
  const move = (text: string | undefined, from: string) => {
    const ms = Date.parse(text ?? '')
    if (Number.isNaN(ms)) return undefined
    const wall = wallOf(isoOf(ms), timeZone)
    const days = Math.round((Date.parse(wall.slice(0, 10)) - Date.parse(from)) / 86_400_000)
    const day = isoOf(Date.parse(date) + days * 86_400_000).slice(0, 10)
    const moved = instantOf(`${day}${wall.slice(10)}`, timeZone)
    return moved === null ? undefined : shortIsoOf(Date.parse(moved.instant))
  }
  const before = dateOf(search, timeZone, 0)
  return { date, whole_day: search.whole_day, from: move(search.from, before), to: move(search.to, before) }
}
