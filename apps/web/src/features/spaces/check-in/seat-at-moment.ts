import type { AreaView } from '@balai/spaces/areas/contract.ts'
import type { DayView } from '@balai/spaces/live/contract.ts'
import { spanOf } from '../map/choice.ts'
import { endsOf, slotsOf } from '../map/slots.ts'

/** A seat at this moment, for whoever stands before it. */
export type SeatAtMoment =
  /** `ends`: until when it can be reserved from now on; none: what is left is too short. */
  | { readonly kind: 'free'; readonly until: number; readonly ends: readonly number[] }
  | { readonly kind: 'taken'; readonly until: number }
  | { readonly kind: 'out_of_service' }
  | { readonly kind: 'closed'; readonly opens: number | null }

type Rules = Pick<AreaView, 'step_minutes' | 'min_minutes' | 'max_minutes'>

export function seatNow(day: DayView, rules: Rules, seatId: string, now: number): SeatAtMoment {
  const openings = day.open.map(spanOf)
  const opening = openings.find(({ from, to }) => from <= now && now < to)
  if (opening === undefined) {
    const later = openings.map(({ from }) => from).filter((from) => from > now)
    return { kind: 'closed', opens: later.length === 0 ? null : Math.min(...later) }
  }
  const busy = day.seats.find(({ seat_id }) => seat_id === seatId)?.busy ?? []
  const here = busy.find((each) => spanOf(each).from <= now && now < spanOf(each).to)
  if (here?.state === 'closed') return { kind: 'out_of_service' }
  if (here !== undefined) return { kind: 'taken', until: endOfTaken(busy.map(spanOf), spanOf(here).to) }
  const next = busy.map((each) => spanOf(each).from).filter((from) => from > now)
  const until = Math.min(opening.to, ...next)
  const ends = endsOf(slotsOf(day, rules), now, { ...rules, lead_minutes: 0 })
  return { kind: 'free', until, ends: ends.filter((end) => end <= until) }
}

/** One reservation may follow on another. */
function endOfTaken(busy: readonly { readonly from: number; readonly to: number }[], end: number): number {
  const next = busy.find(({ from, to }) => from <= end && end < to)
  return next === undefined ? end : endOfTaken(busy, next.to)
}
