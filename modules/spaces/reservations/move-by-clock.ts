import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { releaseBooks } from '../books/release-books.ts'
import { ReservationCompleted, ReservationDeclined, ReservationNoShow } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import type { SpacesTables } from '../tables.ts'
import { freed } from '../waitlist/pass-on-slot.ts'
import { lockQueue } from '../waitlist/queue-store.ts'
import type { DueReservation } from './due-store.ts'
import { reservationFacts } from './reservation-facts.ts'
import { lockUnlessBusy, type Reservation, updateReservation } from './reservation-store.ts'
import { type Act, cutAt, dueAct, missedAt, move } from './rules.ts'

/** Does to a reservation what its time asks for, if it still does, in a transaction of its own. */
export async function moveByClock({ db, now }: Deps, { id, area_id }: DueReservation): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now()
    await lockQueue(tx, area_id)
    const reservation = await lockUnlessBusy(tx, id)
    const act = reservation === null ? null : dueAct(reservation, at)
    if (reservation === null || act === null) return
    const after = await updateReservation(tx, reservation, {
      state: move(reservation.state, act),
      expires_at: null,
      ended_at: at,
      updated_at: at,
      ...(act === 'miss' && { to: cutAt(reservation, missedAt(reservation) ?? at) }),
    })
    if (act !== 'complete') await releaseBooks(tx, id, { by: 'clock', name: null, at })
    await tell(tx, act, reservation, after)
    const from = act === 'miss' ? after.to : reservation.from
    await freed(tx, { area_id, seat_id: reservation.seat_id, from, to: reservation.to }, at)
    await notifyAreas(tx, [area_id])
  })
}

async function tell(tx: Tx<SpacesTables>, act: Act, before: Reservation, after: Reservation): Promise<void> {
  const facts = reservationFacts(after, 'clock')
  if (act === 'miss') await emit(tx, ReservationNoShow, { ...facts, booked_to: before.to.toISOString() })
  else if (act === 'complete') await emit(tx, ReservationCompleted, facts)
  else if (before.state === 'pending') await emit(tx, ReservationDeclined, facts)
}
