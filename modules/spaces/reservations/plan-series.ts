import { AppError } from '@balai/contract/app-error.ts'
import { repeatWeekly, type WeeklyRule } from '../hours/repeat-weekly.ts'
import { localDateOf, weekdayOf } from '../hours/wall-clock.ts'
import { clashes } from './alternative-rules.ts'
import { judge } from './booking-rules.ts'
import type { Holder, NewSeries, Skipped } from './contract.ts'
import { bookingFacts } from './seat-facts.ts'
import type { SeatFacts } from './seat-facts-store.ts'
import type { Span, Stay } from './stay-rules.ts'

export interface SeriesPlan {
  readonly rule: WeeklyRule
  readonly possible: readonly Stay[]
  readonly impossible: readonly Skipped[]
}

export const mostOccurrences = 200

/** Judges each as one that is reserved alone after those before it. Throws `invalid_series`. */
export function planSeries(
  request: NewSeries,
  first: Span,
  facts: SeatFacts,
  holder: Holder,
  now: Date,
): SeriesPlan {
  const { zone } = facts.schedule
  const rule = ruleOf(request, weekdayOf(localDateOf(first.from, zone)))
  const stays = repeatWeekly(first, zone, rule, mostOccurrences + 1)
  checkOccurrences(stays.length, first, now)
  const booking = bookingFacts(facts, holder, now)
  const possible: Stay[] = []
  const impossible: Skipped[] = []
  for (const span of stays) {
    const stay: Stay = { ...span, kind: 'time' }
    const refusals = judge(stay, { ...booking, mine: [...booking.mine, ...possible] })
    const taken = clashes(facts.busy, stay)
    if (refusals.length === 0 && !taken) possible.push(stay)
    else impossible.push({ from: span.from.toISOString(), to: span.to.toISOString(), taken, refusals })
  }
  return { rule, possible, impossible }
}

/** The first one's weekday is always one of them. */
function ruleOf({ every_weeks = 1, weekdays = [], until }: NewSeries, firstWeekday: number): WeeklyRule {
  return { every_weeks, weekdays: [...new Set([...weekdays, firstWeekday])].toSorted(), until }
}

function checkOccurrences(count: number, first: Span, now: Date): void {
  if (count > 0 && count <= mostOccurrences) return
  if (first.from < now) throw invalidSeries('body.first.from', 'must not be in the past')
  const message =
    count === 0 ? 'must not be before the first one' : `must leave ${mostOccurrences} reservations at most`
  throw invalidSeries('body.until', message)
}

const invalidSeries = (path: string, message: string) =>
  new AppError('invalid', 'invalid_series', 'This series cannot be made.', { errors: [{ path, message }] })
