import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { emit } from '@balai/events/emit.ts'
import { ReservationConfirmed } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import { judge } from '../reservations/booking-rules.ts'
import { lockHolder } from '../reservations/holder-lock-store.ts'
import { remindedAt } from '../reservations/new-reservation-row.ts'
import { refuse } from '../reservations/refuse.ts'
import { holdReservation } from '../reservations/reservation-access.ts'
import { reservationFacts } from '../reservations/reservation-facts.ts'
import { type Reservation, updateReservation } from '../reservations/reservation-store.ts'
import { move } from '../reservations/rules.ts'
import { bookingFacts, requireSeatFacts } from '../reservations/seat-facts.ts'
import { later } from '../reservations/stay-rules.ts'
import { holderOf } from '../reservations/who-asks.ts'
import { acceptEntry } from './entry-store.ts'

/**
 * What was offered becomes theirs, from now on if it has begun. Its holder may have reserved something else meanwhile,
 * so the rules are asked again; where an admin approves each, it waits for that. May be repeated. Throws `reservation_not_found`, `reservation_<state>`, `offer_expired`,
 * `reservation_refused`.
 */
export async function acceptOffer(
  { db, now }: Deps,
  account: AccountPrincipal,
  reservationId: string,
): Promise<Reservation> {
  const holder = holderOf(account)
  return await db.transaction().execute(async (tx) => {
    await lockHolder(tx, holder.account_id)
    const { reservation, by } = await holdReservation(tx, account, reservationId)
    if (by !== 'holder') throw notHolder()
    const at = now()
    const act = reservation.needs_approval ? 'submit' : 'accept'
    if (reservation.state === move('offered', act)) return reservation
    const state = move(reservation.state, act)
    if (reservation.expires_at === null || reservation.expires_at <= at) throw offerExpired()
    const stay = { from: later(reservation.from, at), to: reservation.to }
    const question = {
      seatId: reservation.seat_id,
      holderId: holder.account_id,
      around: stay,
      now: at,
      except: reservation.id,
    }
    const facts = await requireSeatFacts(tx, question)
    const refusals = judge({ ...stay, kind: 'time', keepsStart: true }, bookingFacts(facts, holder, at))
    if (refusals.length > 0) throw refuse(refusals)
    const accepted = await updateReservation(tx, reservation, {
      ...stay,
      state,
      expires_at: null,
      reminded_at: remindedAt(stay.from, facts, at),
      updated_at: at,
    })
    await acceptEntry(tx, reservation.id, at)
    if (state === 'active') await emit(tx, ReservationConfirmed, reservationFacts(accepted, 'holder'))
    await notifyAreas(tx, [reservation.area_id])
    return accepted
  })
}

const notHolder = () =>
  new AppError('forbidden', 'not_holder', 'Only whoever it was offered to accepts an offer.')

const offerExpired = () => new AppError('conflict', 'offer_expired', 'This offer was not accepted in time.')
