import { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import type { Actor } from '../contract.ts'
import type { SpacesTables } from '../tables.ts'
import { lockQueue } from '../waitlist/queue-store.ts'
import { findReservation, lockReservation, type Reservation } from './reservation-store.ts'
import { actorOn, mayRead } from './who-asks.ts'

/** Throws `reservation_not_found`, also when it is somebody else's. */
export async function requireReadable(
  db: Db<SpacesTables>,
  principal: Principal,
  id: string,
): Promise<Reservation> {
  const reservation = await findReservation(db, id)
  if (reservation === null || !mayRead(principal, reservation)) throw reservationNotFound()
  return reservation
}

export interface HeldReservation {
  readonly reservation: Reservation
  readonly by: Actor
}

/**
 * For whoever may change it: as it is until the transaction ends. Throws `reservation_not_found`, `not_made_by_key`.
 */
export async function holdReservation(
  tx: Tx<SpacesTables>,
  principal: Principal,
  id: string,
): Promise<HeldReservation> {
  const reservation = await lockReservation(tx, id)
  if (reservation === null) throw reservationNotFound()
  return { reservation, by: requireActor(principal, reservation) }
}

/** Throws `not_made_by_key` where a partner may look on; else `reservation_not_found`. */
export function requireActor(principal: Principal, reservation: Reservation): Actor {
  const by = actorOn(principal, reservation)
  if (by !== null) return by
  throw mayRead(principal, reservation) ? notMadeByKey() : reservationNotFound()
}

/** The same where a slot may become free: the queue of its area comes first, as everywhere (see `lockQueue`). */
export async function holdToFree(
  tx: Tx<SpacesTables>,
  principal: Principal,
  id: string,
): Promise<HeldReservation> {
  const { area_id } = await requireReadable(tx, principal, id)
  await lockQueue(tx, area_id)
  return await holdReservation(tx, principal, id)
}

const notMadeByKey = () =>
  new AppError('forbidden', 'not_made_by_key', 'An API key changes only reservations that it made itself.')

const reservationNotFound = () =>
  new AppError('not_found', 'reservation_not_found', 'There is no such reservation.')
