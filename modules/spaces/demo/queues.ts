import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { cancelReservation } from '../reservations/cancel-reservation.ts'
import { makeReservation } from '../reservations/make-reservation.ts'
import { holderOf } from '../reservations/who-asks.ts'
import { joinWaitlist } from '../waitlist/join-waitlist.ts'
import { watchSeat } from '../waitlist/watch-seat.ts'
import type { Stage } from './play-visit.ts'
import type { At } from './visits.ts'

/** Every meeting room is asked for tomorrow morning: one waits for whichever becomes free, another watches one. */
export async function queueForRoom({ db, now, guests, seats }: Stage, at: At): Promise<void> {
  const [room, waiting, watching] = [seats.get('Melati-01'), guests[4], guests[5]]
  if (room === undefined || waiting === undefined || watching === undefined) return
  const deps = { db, now: () => now }
  const wish = { area_id: room.area_id, from: at(1, 10).toISOString(), to: at(1, 12).toISOString() }
  await joinWaitlist(deps, holderOf(waiting), wish)
  await watchSeat(deps, holderOf(watching), { ...wish, seat_id: room.id })
}

/** Whoever asked for the demo waited for a seat at the window, and it has just been given back: it is theirs to accept. */
export async function offerWindowSeat(
  { db, now, guests, seats }: Stage,
  asker: AccountPrincipal,
  at: At,
): Promise<void> {
  const [seat, guest] = [seats.get('A-20'), guests[6]]
  if (seat === undefined || guest === undefined) return
  const deps = { db, now: () => now }
  const time = { seat_id: seat.id, from: at(1, 9).toISOString(), to: at(1, 15).toISOString() }
  const { id } = await makeReservation(deps, guest, time)
  await joinWaitlist(deps, holderOf(asker), { ...time, area_id: seat.area_id })
  await cancelReservation(deps, guest, id)
}
