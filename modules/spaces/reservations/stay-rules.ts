import type { Role } from '@balai/contract/principal.ts'
import type { AreaRules } from '../areas/contract.ts'
import type { Refusal, Rule } from './contract.ts'

/** From `from` on until just before `to`. */
export interface Span {
  readonly from: Date
  readonly to: Date
}

/** What somebody wants to have. */
export interface Stay extends Span {
  /**
   * Of a whole day length and edges are those of the openings of a date: steps, minutes and lead do not measure it.
   * On a closed day there are none.
   */
  readonly kind: 'time' | 'whole_day' | 'closed_day'
  /** It began or begins then already, and only the rest of it is new: when that is in order is not asked again. */
  readonly keepsStart?: boolean
  /** Whoever sits down does not wait for the next step. */
  readonly startsNow?: boolean
}

/** What the clock on the wall of the area says; rules have no clock of their own. */
export interface Wall {
  /** Openings that touch the time between, joined where one begins as another ends. */
  openings(from: Date, to: Date): readonly Span[]
  /** After the last midnight. */
  minuteOf(instant: Date): number
  dayOf(instant: Date): Span
  /** Monday to Sunday. */
  weekOf(instant: Date): Span
  daysLater(instant: Date, days: number): Span
}

/** What the answer depends on. */
export interface BookingFacts {
  readonly rules: AreaRules
  readonly areaRetired: boolean
  readonly seatRetired: boolean
  readonly outOfService: boolean
  readonly wall: Wall
  readonly now: Date
  /** Of whoever will have it. */
  readonly role: Role
  /** What that person has in this area already; of the day and the week of the stay it must be all. */
  readonly mine: readonly Span[]
}

/** How far ahead the next opening is looked for. */
export const searchDays = 8
export const minute = 60_000

export const later = (one: Date, other: Date): Date => new Date(Math.max(one.getTime(), other.getTime()))

export const refusal = (rule: Rule, message: string, possibleFrom: Date | null = null): Refusal => ({
  rule,
  message,
  possible_from: possibleFrom?.toISOString() ?? null,
})

type Grid = Pick<BookingFacts, 'rules' | 'wall'>

export function isOnStep(instant: Date, { rules, wall }: Grid): boolean {
  return instant.getTime() % minute === 0 && wall.minuteOf(instant) % rules.step_minutes === 0
}

/** The first start from then on that leaves time for it (the shortest one unless told) before the area closes. */
export function nextStart(after: Date, facts: Grid, { from, to }: Span = noLength): Date | null {
  const { rules, wall } = facts
  const length = Math.max(
    rules.min_minutes * minute,
    Math.min(to.getTime() - from.getTime(), rules.max_minutes * minute),
  )
  const until = new Date(after.getTime() + searchDays * 1_440 * minute)
  for (const opening of wall.openings(after, until)) {
    const start = nextOnStep(later(after, opening.from), facts)
    if (start.getTime() + length <= opening.to.getTime()) return start
  }
  return null
}

const noLength: Span = { from: new Date(0), to: new Date(0) }

/** The first instant from then on at which the wall shows a multiple of the step. */
export function nextOnStep(after: Date, { rules, wall }: Grid): Date {
  let instant = new Date(Math.ceil(after.getTime() / minute) * minute)
  // a clock that is put forward or back on the way makes it look again
  while (!isOnStep(instant, { rules, wall })) {
    const shown = wall.minuteOf(instant)
    const ahead = rules.step_minutes - (shown % rules.step_minutes)
    instant = new Date(Math.min(instant.getTime() + ahead * minute, wall.dayOf(instant).to.getTime()))
  }
  return instant
}
