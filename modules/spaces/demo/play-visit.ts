import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { Seat } from '../areas/seat-store.ts'
import { cancelReservation } from '../reservations/cancel-reservation.ts'
import { checkInHolder } from '../reservations/check-in-holder.ts'
import { leaveEarly } from '../reservations/leave-early.ts'
import { makeReservation } from '../reservations/make-reservation.ts'
import { moveByClock } from '../reservations/move-by-clock.ts'
import type { SpacesTables } from '../tables.ts'
import type { Course, DemoVisit } from './visits.ts'

export interface Stage {
  readonly db: Db<SpacesTables>
  readonly now: Date
  readonly guests: readonly AccountPrincipal[]
  readonly seats: ReadonlyMap<string, Seat>
}

/** One reservation from the day before until the end that it had, by the use cases, each told its own time. */
export async function playVisit({ db, now, guests, seats }: Stage, visit: DemoVisit): Promise<void> {
  const { from, to, course } = visit
  const [guest, seat] = [guests[visit.who % guests.length], seats.get(visit.seat)]
  if (guest === undefined || seat === undefined) throw new Error(`The demo has no seat ${visit.seat}.`)
  const at = (time: Date) => ({ db, now: () => time })
  const madeAt = course === 'held' ? now : new Date(Math.min(now.getTime(), from.getTime()) - dayAndMore)
  const request = {
    seat_id: seat.id,
    from: from.toISOString(),
    to: to.toISOString(),
    hold: course === 'held',
  }
  const { id } = await makeReservation(at(madeAt), guest, request)
  const came = () => checkInHolder(at(new Date(from.getTime() + 4 * minute)), guest, id, seat.check_in_code)
  const due = { id, area_id: seat.area_id }
  const play: Readonly<Record<Course, () => Promise<unknown>>> = {
    planned: async () => {},
    held: async () => {},
    here: came,
    visited: async () => {
      await came()
      await moveByClock(at(to), due)
    },
    left_early: async () => {
      await came()
      await leaveEarly(at(new Date(to.getTime() - 25 * minute)), guest, id)
    },
    missed: () => moveByClock(at(new Date(from.getTime() + 30 * minute)), due),
    cancelled: () => cancelReservation(at(new Date(from.getTime() - 90 * minute)), guest, id),
  }
  await play[course]()
}

const minute = 60_000
const dayAndMore = 26 * 60 * minute
