import { AppError } from '@balai/contract/app-error.ts'
import type { Actor } from '../contract.ts'
import type { ReservationPatch, ReservationState } from './contract.ts'
import { move } from './rules.ts'
import type { Stay } from './stay-rules.ts'

interface Changeable {
  readonly state: ReservationState
  readonly area_id: string
  readonly seat_id: string
  readonly from: Date
  readonly to: Date
  readonly whole_day: string | null
  readonly needs_approval: boolean
}

const changeable: readonly ReservationState[] = ['held', 'pending', 'active', 'checked_in']

/** Throws `reservation_<state>`, and `reservation_began` when more than the end would move. */
export function checkChangeable(
  reservation: Changeable,
  { seat_id, from }: ReservationPatch,
  now: Date,
): void {
  const { state } = reservation
  // nothing leads there by a change, so it says why not
  if (!changeable.includes(state)) move(state, state === 'offered' ? 'confirm' : 'accept')
  if (seat_id === undefined && from === undefined) return
  if (state !== 'checked_in' && reservation.from > now) return
  throw new AppError('conflict', 'reservation_began', 'It has begun: only its end can still change.')
}

/** Where and when it would be; null: nothing of that changes. */
export function movedStay(reservation: Changeable, patch: ReservationPatch): Stay | null {
  const { seat_id, from, to } = patch
  if (seat_id === undefined && from === undefined && to === undefined) return null
  const start = from === undefined ? reservation.from : new Date(from)
  return {
    from: start,
    to: to === undefined ? reservation.to : new Date(to),
    kind: keepsDay(reservation, patch) ? 'whole_day' : 'time',
    keepsStart: start.getTime() === reservation.from.getTime(),
  }
}

/** Another seat for the same day. */
export const keepsDay = ({ whole_day }: Changeable, { from, to }: ReservationPatch): boolean =>
  whole_day !== null && from === undefined && to === undefined

/** Throws `other_area`: there other rules hold, and perhaps other hours. */
export function checkSameArea({ area_id }: Changeable, seat: { readonly area_id: string }): void {
  if (seat.area_id === area_id) return
  const errors = [{ path: 'body.seat_id', message: 'must be a seat of the same area' }]
  throw new AppError('unprocessable', 'other_area', 'This seat is in another area: reserve it anew.', {
    errors,
  })
}

/** Where an admin approves each, what was approved is asked for anew when it is another. */
export function stateAfterChange({ state, needs_approval }: Changeable, by: Actor): ReservationState {
  return state === 'active' && needs_approval && by !== 'staff' ? move(state, 'submit') : state
}
