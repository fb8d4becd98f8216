import { newId } from '@balai/db/new-id.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { WaitlistOffered } from '../contract.ts'
import { insertReservations, type NewReservationRow } from '../reservations/insert-reservations-store.ts'
import { newReservationCode } from '../reservations/reservation-code.ts'
import { reservationFacts } from '../reservations/reservation-facts.ts'
import type { SpacesTables } from '../tables.ts'
import { type Contender, markOffered, type OpenSeat } from './queue-store.ts'
import { offerEnd } from './rules.ts'

/** Keeps the seat for an entry, as a reservation that waits to be accepted; nothing when it was taken meanwhile. */
export async function offerSlot(
  tx: Tx<SpacesTables>,
  entry: Contender,
  seat: OpenSeat,
  now: Date,
): Promise<void> {
  const expiresAt = offerEnd(entry, seat, now)
  const [offer] = await insertReservations(tx, seat.seat_id, [newOffer(entry, seat, now, expiresAt)])
  if (offer === undefined) return
  await markOffered(tx, entry.id, offer.id)
  await emit(tx, WaitlistOffered, {
    ...reservationFacts(offer, 'clock'),
    entry_id: entry.id,
    expires_at: expiresAt.toISOString(),
  })
}

function newOffer(entry: Contender, seat: OpenSeat, now: Date, expiresAt: Date): NewReservationRow {
  const { offer_minutes, min_minutes, ...place } = seat
  return {
    ...place,
    id: newId(),
    code: newReservationCode(),
    holder_id: entry.holder_id,
    holder_username: entry.holder_username,
    holder_name: entry.holder_name,
    from: entry.from,
    to: entry.to,
    whole_day: null,
    state: 'offered',
    expires_at: expiresAt,
    series_id: null,
    made_by: null,
    note: '',
    checked_in_at: null,
    ended_at: null,
    reminded_at: null,
    sequence: 0,
    created_at: now,
    updated_at: now,
  }
}
