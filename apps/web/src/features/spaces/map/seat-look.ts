import type { BusyState, SeatDay } from '@balai/spaces/live/contract.ts'
import type { SeatLook } from '../plan/plan-seat.tsx'
import { type Choice, contains, overlap, type Span, spanOf } from './choice.ts'

export type SharedLook = Exclude<SeatLook, 'mine'>

/** What weighs most comes first: where a seat is held for an hour and reserved for another, it is reserved. */
const weights: readonly BusyState[] = ['closed', 'in_use', 'reserved', 'held']

/**
 * How a seat stands in the chosen time. What is over does not count: at half past nine a seat that was in use until nine
 * is free from nine to eleven. A time outside the openings is closed, and so is one that is past.
 */
export function lookOf(
  { busy }: Pick<SeatDay, 'busy'>,
  choice: Choice,
  open: readonly Span[],
  now: number,
): SharedLook {
  const rest = { from: Math.max(choice.from, now), to: choice.to }
  if (rest.from >= rest.to || !isOpen(rest, choice.wholeDay, open)) return 'closed'
  const states = busy.filter((each) => overlap(spanOf(each), rest)).map(({ state }) => state)
  return weights.find((state) => states.includes(state)) ?? 'free'
}

function isOpen(rest: Span, wholeDay: boolean, open: readonly Span[]): boolean {
  return open.some((opening) => (wholeDay ? overlap(opening, rest) : contains(opening, rest)))
}

/** From when to when somebody has the seat next, from the beginning of the choice on; null: nobody. */
export function nextBusy({ busy }: Pick<SeatDay, 'busy'>, from: number): Span | null {
  const later = busy.map(spanOf).filter(({ to }) => to > from)
  return later.toSorted((a, b) => a.from - b.from)[0] ?? null
}
