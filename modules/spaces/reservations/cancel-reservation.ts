import type { Principal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { releaseBooks } from '../books/release-books.ts'
import { type Actor, OfferReleased, ReservationCancelled } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import type { SpacesTables } from '../tables.ts'
import { freed } from '../waitlist/pass-on-slot.ts'
import { holdToFree } from './reservation-access.ts'
import { reservationFacts } from './reservation-facts.ts'
import { type Reservation, updateReservation } from './reservation-store.ts'
import { move } from './rules.ts'
import { nameOf } from './who-asks.ts'

/** Gives the seat back before anybody sat on it. May be repeated. */
export async function cancelReservation(
  { db, now }: Deps,
  principal: Principal,
  id: string,
): Promise<Reservation> {
  return await db.transaction().execute(async (tx) => {
    const { reservation, by } = await holdToFree(tx, principal, id)
    if (reservation.state === 'cancelled') return reservation
    return await cancelHeld(tx, reservation, { by, name: nameOf(principal), at: now() })
  })
}

export interface Cancellation {
  readonly by: Actor
  readonly name: string
  readonly at: Date
  /** Of the series that is cancelled as a whole. */
  readonly seriesId?: string
}

/** One that this transaction holds, with the queue of its area. */
export async function cancelHeld(
  tx: Tx<SpacesTables>,
  reservation: Reservation,
  cancellation: Cancellation,
): Promise<Reservation> {
  const { by, name, at, seriesId } = cancellation
  const cancelled = await updateReservation(tx, reservation, {
    state: move(reservation.state, 'cancel'),
    expires_at: null,
    ended_at: at,
    ended_by: name,
    sequence: reservation.sequence + 1,
    updated_at: at,
  })
  if (isAnnounced(reservation)) {
    await emit(tx, ReservationCancelled, reservationFacts(cancelled, by, seriesId))
  }
  if (reservation.state === 'offered') await emit(tx, OfferReleased, reservationFacts(cancelled, by))
  await releaseBooks(tx, reservation.id, cancellation)
  await freed(tx, reservation, at)
  await notifyAreas(tx, [reservation.area_id])
  return cancelled
}

/** What is only held or offered nobody was told of as theirs. */
const isAnnounced = ({ state }: Reservation) => state === 'active' || state === 'pending'
