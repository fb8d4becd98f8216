import type { Principal } from '@balai/contract/principal.ts'
import { emit } from '@balai/events/emit.ts'
import { type ReservationFacts, ReservationSeriesCancelled } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { lockQueue } from '../waitlist/queue-store.ts'
import { cancelHeld } from './cancel-reservation.ts'
import { requireSeries } from './read-series.ts'
import { requireActor } from './reservation-access.ts'
import { reservationFacts } from './reservation-facts.ts'
import { lockComing } from './series-store.ts'
import { nameOf } from './who-asks.ts'

/**
 * Gives back those of a series that have not begun, all at once. May be repeated. Throws `series_not_found`,
 * `not_made_by_key`.
 */
export async function cancelSeries({ db, now }: Deps, principal: Principal, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { area_id, holder_id } = await requireSeries(tx, principal, id)
    await lockQueue(tx, area_id)
    const at = now()
    const coming = await lockComing(tx, id, at)
    const [first] = coming
    if (first === undefined) return
    const by = requireActor(principal, first)
    const cancellation = { by, name: nameOf(principal), at, seriesId: id }
    const reservations: ReservationFacts[] = []
    for (const reservation of coming) {
      reservations.push(reservationFacts(await cancelHeld(tx, reservation, cancellation), by, id))
    }
    await emit(tx, ReservationSeriesCancelled, { series_id: id, holder_id, reservations, by })
  })
}
