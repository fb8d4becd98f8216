import { judge } from './booking-rules.ts'
import { type BookingFacts, later, minute, nextOnStep, type Span, searchDays } from './stay-rules.ts'

/** Whether somebody has the seat at some time of it. */
export const clashes = (busy: readonly Span[], { from, to }: Span): boolean =>
  busy.some((other) => other.from < to && from < other.to)

/** The next time from `after` on, within some days, when the seat is free for so long and the rules allow it; null: none. */
export function nextFree(
  after: Date,
  length: number,
  busy: readonly Span[],
  facts: BookingFacts,
): Span | null {
  const ends = busy.map(({ to }) => to).toSorted((a, b) => a.getTime() - b.getTime())
  // mostly it is soon, and days ahead take long to know
  for (const days of [1, searchDays]) {
    const until = new Date(after.getTime() + length + days * 1_440 * minute)
    for (const opening of facts.wall.openings(after, until)) {
      const begin = later(after, opening.from)
      for (const start of [begin, ...ends.filter((end) => begin < end && end < opening.to)]) {
        const from = nextOnStep(start, facts)
        const span = { from, to: new Date(from.getTime() + length) }
        if (span.to > opening.to || clashes(busy, span)) continue
        if (judge({ ...span, kind: 'time' }, facts).length === 0) return span
      }
    }
  }
  return null
}
