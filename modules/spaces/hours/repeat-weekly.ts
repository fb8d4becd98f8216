import type { PlainDate } from '@balai/contract/schema.ts'
import type { Stretch } from './contract.ts'
import { addDays, localDateOf, localMinuteOf, wallTimeAt, weekdayOf } from './wall-clock.ts'

export interface WeeklyRule {
  readonly every_weeks: number
  /** 1 is Monday. */
  readonly weekdays: readonly number[]
  /** The last date on which one may begin. */
  readonly until: PlainDate
}

/**
 * The first and those after it, which begin at the same time by the clock on the wall, whatever that does meanwhile,
 * and last as long as the first. `most` at most.
 */
export function repeatWeekly(first: Stretch, zone: string, rule: WeeklyRule, most: number): Stretch[] {
  const date = localDateOf(first.from, zone)
  const begins = localMinuteOf(first.from, zone)
  const length = first.to.getTime() - first.from.getTime()
  const stays: Stretch[] = []
  for (const day of datesOf(date, rule)) {
    if (stays.length === most) break
    const from = wallTimeAt(day, begins, zone)
    stays.push({ from, to: new Date(from.getTime() + length) })
  }
  return stays
}

function* datesOf(first: PlainDate, { every_weeks, weekdays, until }: WeeklyRule): Generator<PlainDate> {
  const days = weekdays.toSorted((a, b) => a - b)
  const monday = addDays(first, 1 - weekdayOf(first))
  for (let week = monday; week <= until; week = addDays(week, 7 * every_weeks)) {
    for (const day of days) {
      const date = addDays(week, day - 1)
      if (first <= date && date <= until) yield date
    }
  }
}
