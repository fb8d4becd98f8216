import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { emit } from '@balai/events/emit.ts'
import { releaseBooks } from '../books/release-books.ts'
import { ReservationConfirmed, ReservationDeclined } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import { freed } from '../waitlist/pass-on-slot.ts'
import { holdToFree } from './reservation-access.ts'
import { reservationFacts } from './reservation-facts.ts'
import { type Reservation, updateReservation } from './reservation-store.ts'
import { move } from './rules.ts'
import { nameOf } from './who-asks.ts'

/** An admin says whether somebody gets what they asked for. */
export async function approveReservation(
  { db, now }: Deps,
  admin: AccountPrincipal,
  id: string,
  approved: boolean,
): Promise<Reservation> {
  return await db.transaction().execute(async (tx) => {
    const { reservation } = await holdToFree(tx, admin, id)
    const at = now()
    const decided = await updateReservation(tx, reservation, {
      state: move(reservation.state, approved ? 'approve' : 'decline'),
      updated_at: at,
      ...(!approved && { ended_at: at, ended_by: nameOf(admin) }),
    })
    await emit(tx, approved ? ReservationConfirmed : ReservationDeclined, reservationFacts(decided, 'staff'))
    if (!approved) {
      await releaseBooks(tx, id, { by: 'staff', name: nameOf(admin), at })
      await freed(tx, reservation, at)
    }
    await notifyAreas(tx, [reservation.area_id])
    return decided
  })
}
