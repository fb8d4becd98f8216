import { addDays, localDateOf } from '../hours/wall-clock.ts'
import { makeSeries } from '../reservations/make-series.ts'
import type { Stage } from './play-visit.ts'
import type { At } from './visits.ts'

/** Somebody has the same desk each week for a month, except where the house is closed. */
export async function takeWeeklyDesk({ db, now, guests, seats }: Stage, at: At): Promise<void> {
  const [seat, guest] = [seats.get('A-08'), guests[1]]
  if (seat === undefined || guest === undefined) return
  const first = { from: at(2, 9), to: at(2, 13) }
  await makeSeries({ db, now: () => now }, guest, {
    seat_id: seat.id,
    first: { from: first.from.toISOString(), to: first.to.toISOString() },
    until: addDays(localDateOf(first.from, 'Asia/Jakarta'), 28),
    on_conflict: 'skip',
  })
}
