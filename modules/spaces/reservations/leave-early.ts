import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { emit } from '@balai/events/emit.ts'
import { ReservationCompleted } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import { freed } from '../waitlist/pass-on-slot.ts'
import { holdToFree } from './reservation-access.ts'
import { reservationFacts } from './reservation-facts.ts'
import { type Reservation, updateReservation } from './reservation-store.ts'
import { cutAt, move } from './rules.ts'
import { nameOf } from './who-asks.ts'

/** The holder leaves, and the rest is free. May be repeated. Throws `not_checked_in`. */
export async function leaveEarly(
  { db, now }: Deps,
  account: AccountPrincipal,
  id: string,
): Promise<Reservation> {
  return await db.transaction().execute(async (tx) => {
    const { reservation, by } = await holdToFree(tx, account, id)
    if (reservation.state === 'completed') return reservation
    if (reservation.state === 'active') throw notCheckedIn()
    const at = now()
    const left = await updateReservation(tx, reservation, {
      state: move(reservation.state, 'complete'),
      to: cutAt(reservation, at),
      ended_at: at,
      ended_by: nameOf(account),
      sequence: reservation.sequence + 1,
      updated_at: at,
    })
    await emit(tx, ReservationCompleted, reservationFacts(left, by))
    await freed(tx, { ...reservation, from: left.to }, at)
    await notifyAreas(tx, [reservation.area_id])
    return left
  })
}

const notCheckedIn = () =>
  new AppError('conflict', 'not_checked_in', 'Nobody has come yet: cancel this reservation instead.')
