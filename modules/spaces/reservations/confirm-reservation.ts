import type { Principal } from '@balai/contract/principal.ts'
import { emit } from '@balai/events/emit.ts'
import { ReservationConfirmed } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import { holdReservation } from './reservation-access.ts'
import { reservationFacts } from './reservation-facts.ts'
import { type Reservation, updateReservation } from './reservation-store.ts'
import { dueAct, move } from './rules.ts'

/** Takes what was held while deciding; where an admin approves each, it waits for that. May be repeated. */
export async function confirmReservation(
  { db, now }: Deps,
  principal: Principal,
  id: string,
): Promise<Reservation> {
  return await db.transaction().execute(async (tx) => {
    const { reservation, by } = await holdReservation(tx, principal, id)
    const { state, needs_approval, area_id } = reservation
    if (state === 'active' || state === 'pending') return reservation
    const at = now()
    const standing = dueAct(reservation, at) === 'expire' ? 'expired' : state
    const confirmed = await updateReservation(tx, reservation, {
      state: move(standing, needs_approval ? 'submit' : 'confirm'),
      expires_at: null,
      updated_at: at,
    })
    if (confirmed.state === 'active') {
      await emit(tx, ReservationConfirmed, reservationFacts(confirmed, by))
    }
    await notifyAreas(tx, [area_id])
    return confirmed
  })
}
