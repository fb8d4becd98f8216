import type { ReservationState, ReservationView } from '@balai/spaces/reservations/contract.ts'

export type Timed = Pick<
  ReservationView,
  'state' | 'from' | 'to' | 'expires_at' | 'check_in_from' | 'check_in_until'
>

const ms = (instant: string) => Date.parse(instant)

/** How it stands at this moment: the clock moves on between two answers of the server. */
export function standingOf(reservation: Timed, now: number): ReservationState {
  const { state, from, to, expires_at, check_in_until } = reservation
  if (expires_at !== null && ms(expires_at) <= now) return 'expired'
  if (state === 'pending' && ms(from) <= now) return 'expired'
  if (state === 'active' && ms(check_in_until) <= now && ms(check_in_until) < ms(to)) return 'no_show'
  if ((state === 'active' || state === 'checked_in') && ms(to) <= now) return 'completed'
  return state
}

/** What its holder can do with it. */
export type Act = 'confirm' | 'accept' | 'check_in' | 'leave' | 'change' | 'cancel'

export function actsOf(reservation: Timed, now: number): readonly Act[] {
  switch (standingOf(reservation, now)) {
    case 'held':
      return ['confirm', 'cancel']
    case 'offered':
      return ['accept', 'cancel']
    case 'pending':
      return ['change', 'cancel']
    case 'active':
      return mayCheckIn(reservation, now) ? ['check_in', 'change', 'cancel'] : ['change', 'cancel']
    case 'checked_in':
      return ['leave', 'change']
    default:
      return []
  }
}

/** From a while before it begins, until it is given away. */
export const mayCheckIn = ({ check_in_from, check_in_until }: Timed, now: number): boolean =>
  ms(check_in_from) <= now && now < ms(check_in_until)

/** Only its end can still change. */
export const hasBegun = ({ state, from }: Timed, now: number): boolean =>
  state === 'checked_in' || ms(from) <= now

/** When the next thing happens to it by itself; null: nothing will. */
export function nextTurn(reservation: Timed, now: number): number | null {
  const { from, to, expires_at, check_in_from, check_in_until } = reservation
  const turns = [expires_at, check_in_from, from, check_in_until, to].flatMap((each) =>
    each === null || ms(each) <= now ? [] : [ms(each)],
  )
  return turns.length === 0 ? null : Math.min(...turns)
}
