import { AppError } from '@balai/contract/app-error.ts'
import type { PlainDate } from '@balai/contract/schema.ts'
import type { Stretch } from '../hours/contract.ts'
import type { BusyState, DayView, SeatDay, SeatState } from './contract.ts'

/** In which nobody else can have the seat. */
export type OccupyingState = 'held' | 'pending' | 'offered' | 'active' | 'checked_in'

export interface DayFacts {
  readonly area: { readonly id: string; readonly time_zone: string; readonly min_minutes: number }
  readonly date: PlainDate
  /** From midnight to midnight there. */
  readonly day: Stretch
  /** Openings that touch the day, in order. */
  readonly open: readonly Stretch[]
  readonly seats: readonly SeatFacts[]
}

export interface SeatFacts {
  readonly seat_id: string
  readonly out_of_service: boolean
  /** In order. */
  readonly occupations: readonly (Stretch & { readonly state: OccupyingState })[]
}

export function viewDay(facts: DayFacts, now: Date): DayView {
  const { area, date, open } = facts
  const view = viewingStretches()
  return {
    area_id: area.id,
    date,
    time_zone: area.time_zone,
    open: open.map(view),
    seats: facts.seats.map((seat) => viewSeat(facts, seat, now, view)),
  }
}

/** What a day shows from its midnight on: until the next one, or until the last opening that touches it ends. */
export function spanOf({ day, open }: Pick<DayFacts, 'day' | 'open'>): Stretch {
  const ends = [day, ...open].map(({ to }) => to.getTime())
  return { from: day.from, to: new Date(Math.max(...ends)) }
}

/** When the day would look another way though nothing is written: something begins or ends. Null: not any more. */
export function nextTurn({ day, open, seats }: DayFacts, now: Date): Date | null {
  const stretches = [day, ...open, ...seats.flatMap(({ occupations }) => occupations)]
  const turns = stretches.flatMap(({ from, to }) => [from.getTime(), to.getTime()])
  const next = turns.reduce(
    (soonest, turn) => (turn > now.getTime() ? Math.min(soonest, turn) : soonest),
    Number.POSITIVE_INFINITY,
  )
  return next === Number.POSITIVE_INFINITY ? null : new Date(next)
}

function viewSeat(facts: DayFacts, seat: SeatFacts, now: Date, view: ViewStretch): SeatDay {
  const { seat_id, out_of_service, occupations } = seat
  if (out_of_service) {
    return { seat_id, state: 'closed', busy: [{ ...view(spanOf(facts)), state: 'closed' }] }
  }
  return {
    seat_id,
    state: holds(facts.day, now) ? stateNow(facts, seat, now) : stateOnDate(facts, seat, now),
    busy: occupations.map((each) => ({
      ...view(each),
      state: busyStates[each.state],
    })),
  }
}

const busyStates: Readonly<Record<OccupyingState, BusyState>> = {
  held: 'held',
  offered: 'held',
  pending: 'reserved',
  active: 'reserved',
  checked_in: 'in_use',
}

function stateNow({ open }: DayFacts, { occupations }: SeatFacts, now: Date): SeatState {
  const occupied = occupations.find((each) => holds(each, now))
  if (occupied !== undefined) return busyStates[occupied.state]
  return open.some((each) => holds(each, now)) ? 'free' : 'closed'
}

/** Of another date: whether somebody could still reserve anything there. */
function stateOnDate({ area, open }: DayFacts, { occupations }: SeatFacts, now: Date): SeatState {
  const toCome = open.filter(({ to }) => to > now)
  if (toCome.length === 0) return 'closed'
  const shortest = area.min_minutes * 60_000
  return toCome.some((opening) => longestGap(opening, occupations, now) >= shortest) ? 'free' : 'reserved'
}

/** In milliseconds. */
function longestGap({ from, to }: Stretch, occupations: readonly Stretch[], now: Date): number {
  let free = Math.max(from.getTime(), now.getTime())
  let longest = 0
  for (const occupied of occupations) {
    longest = Math.max(longest, Math.min(occupied.from.getTime(), to.getTime()) - free)
    free = Math.max(free, occupied.to.getTime())
  }
  return Math.max(longest, to.getTime() - free)
}

const holds = ({ from, to }: Stretch, instant: Date): boolean => from <= instant && instant < to

type ViewStretch = (stretch: Stretch) => { from: string; to: string }

/** Thousands of reservations of a day begin and end at a few dozen instants, of which each is written once. */
function viewingStretches(): ViewStretch {
  const written = new Map<number, string>()
  const write = (instant: Date) => {
    const known = written.get(instant.getTime())
    if (known !== undefined) return known
    const text = instant.toISOString()
    written.set(instant.getTime(), text)
    return text
  }
  return ({ from, to }) => ({ from: write(from), to: write(to) })
}

const dayMs = 24 * 60 * 60 * 1_000
const mostDaysBack = 400
const mostDaysAhead = 800

/** Throws `date_out_of_range` for a date that nobody can have reserved, ten years ahead. */
export function checkDate(date: PlainDate, now: Date): void {
  const ahead = (Date.parse(date) - now.getTime()) / dayMs
  if (-mostDaysBack <= ahead && ahead <= mostDaysAhead) return
  throw new AppError('unprocessable', 'date_out_of_range', 'This date is too far away.')
}

const longestAvailabilityDays = 31

/** Throws `invalid_range` unless it ends after it began and within a month, and `range_past`, `date_out_of_range`. */
export function checkRange({ from, to }: Stretch, now: Date): void {
  const days = (to.getTime() - from.getTime()) / dayMs
  if (days <= 0 || days > longestAvailabilityDays) {
    const message =
      days <= 0 ? 'must be after from' : `must be within ${longestAvailabilityDays} days of from`
    const errors = [{ path: 'query.to', message }]
    throw new AppError('invalid', 'invalid_range', 'From and to do not fit.', { errors })
  }
  if (to <= now) throw new AppError('unprocessable', 'range_past', 'This time is over.')
  if ((from.getTime() - now.getTime()) / dayMs > mostDaysAhead) {
    throw new AppError('unprocessable', 'date_out_of_range', 'This time is too far away.')
  }
}
