import { AppError } from '@balai/contract/app-error.ts'
import type { ReservationState } from './contract.ts'

/** What may happen to a reservation. */
export type Act =
  | 'confirm'
  /** Asked for, where an admin approves each; changed there, it is asked for anew. */
  | 'submit'
  | 'approve'
  | 'decline'
  | 'accept'
  | 'check_in'
  | 'cancel'
  | 'complete'
  /** Nobody came. */
  | 'miss'
  | 'expire'

/** What becomes of a reservation by what happens to it. Nothing else ever happens to it. */
export const moves: Readonly<Record<ReservationState, Readonly<Partial<Record<Act, ReservationState>>>>> = {
  held: { confirm: 'active', submit: 'pending', cancel: 'cancelled', expire: 'expired' },
  pending: { approve: 'active', decline: 'declined', cancel: 'cancelled', expire: 'expired' },
  offered: { accept: 'active', submit: 'pending', cancel: 'cancelled', expire: 'expired' },
  active: {
    check_in: 'checked_in',
    submit: 'pending',
    cancel: 'cancelled',
    complete: 'completed',
    miss: 'no_show',
  },
  checked_in: { complete: 'completed' },
  completed: {},
  cancelled: {},
  declined: {},
  expired: {},
  no_show: {},
}

/** Whether the seat is taken: the same states stand in the constraint `reservation_overlap`. */
export const occupies = (state: ReservationState): boolean => Object.keys(moves[state]).length > 0

/** The state after an act. Throws the conflict `reservation_<state>`. */
export function move(from: ReservationState, act: Act): ReservationState {
  const to = moves[from][act]
  if (to !== undefined) return to
  throw new AppError('conflict', `reservation_${from}`, sentences[from])
}

const sentences: Readonly<Record<ReservationState, string>> = {
  held: 'This seat is only held: confirm it first.',
  pending: 'This reservation waits for approval.',
  offered: 'This seat is offered: accept it first.',
  active: 'This reservation is confirmed already.',
  checked_in: 'Its holder is here already.',
  completed: 'This reservation is over.',
  cancelled: 'This reservation was cancelled.',
  declined: 'This reservation was not approved.',
  expired: 'This reservation was not confirmed in time.',
  no_show: 'Nobody came in time, and the seat was given away.',
}

interface Span {
  readonly from: Date
  readonly to: Date
}

/** A reservation as its clock sees it. */
interface Visit extends Span {
  readonly whole_day: string | null
  readonly check_in_early_minutes: number
  readonly no_show_minutes: number | null
}

const minute = 60_000

/** When one can check in; afterwards it is given away, or over. */
export function checkInWindow(visit: Visit): Span {
  const from = new Date(visit.from.getTime() - visit.check_in_early_minutes * minute)
  return { from, to: missedAt(visit) ?? visit.to }
}

/** When whoever has not come is taken for absent, if ever. Who has the whole day may come at any hour of it. */
export function missedAt({
  from,
  to,
  no_show_minutes: late,
  whole_day,
}: Omit<Visit, 'check_in_early_minutes'>) {
  if (late === null || whole_day !== null) return null
  return new Date(Math.min(from.getTime() + late * minute, to.getTime()))
}

/** Throws the conflicts `check_in_too_early` and `check_in_too_late`. */
export function checkCheckIn(visit: Visit, now: Date): void {
  const window = checkInWindow(visit)
  if (now < window.from) {
    const possible_from = window.from.toISOString()
    throw new AppError('conflict', 'check_in_too_early', `Check in from ${possible_from} on.`, {
      extensions: { possible_from },
    })
  }
  if (now < window.to) return
  throw new AppError('conflict', 'check_in_too_late', 'It is too late to check in.')
}

/** What the clock does to it by now; null: nothing yet. */
export function dueAct(
  reservation: Omit<Visit, 'check_in_early_minutes'> & {
    readonly state: ReservationState
    readonly expires_at: Date | null
  },
  now: Date,
): Act | null {
  const { state, from, to, expires_at } = reservation
  if (expires_at !== null) return expires_at <= now ? 'expire' : null
  if (state === 'pending') return from <= now ? 'expire' : null
  const missed = state === 'active' ? missedAt(reservation) : null
  if (missed !== null && missed <= now) return 'miss'
  return occupies(state) && to <= now ? 'complete' : null
}

/** An end that is cut: after the beginning, for a range that is empty is none. */
export function cutAt({ from, to }: Span, instant: Date): Date {
  return new Date(Math.max(from.getTime() + 1, Math.min(instant.getTime(), to.getTime())))
}

/** What of a stay is not part of another one. */
export function without(stay: Span, other: Span): Span[] {
  if (other.from >= stay.to || other.to <= stay.from) return [stay]
  const before = { from: stay.from, to: other.from }
  const after = { from: other.to, to: stay.to }
  return [before, after].filter(({ from, to }) => from < to)
}
