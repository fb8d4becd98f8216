import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { requireArea } from '../areas/area-store.ts'
import { judge } from '../reservations/booking-rules.ts'
import type { Holder } from '../reservations/contract.ts'
import { refuse } from '../reservations/refuse.ts'
import { bookingFacts, requireSeatFacts } from '../reservations/seat-facts.ts'
import { checkRange } from '../reservations/stay.ts'
import type { BookingFacts } from '../reservations/stay-rules.ts'
import type { SpacesTables } from '../tables.ts'
import { findSeatOf, listFreeSeats } from './free-seat-store.ts'
import type { Wish } from './wish-store.ts'

export interface WishRequest {
  readonly area_id: string
  readonly seat_id?: string | null
  readonly from: string
  readonly to: string
}

/** Throws `invalid_range`. */
export function wishOf({ area_id, seat_id = null, from, to }: WishRequest): Wish {
  return { area_id, seat_id, ...checkRange({ from: new Date(from), to: new Date(to) }) }
}

/**
 * Nobody waits for what they could never have, or could have at once. Throws `area_not_found`, `seat_not_found`, also
 * for a seat of another area, `reservation_refused` and the conflict `seat_free`.
 */
export async function judgeWish(
  tx: Tx<SpacesTables>,
  wish: Wish,
  holder: Holder,
  now: Date,
  adapt: (facts: BookingFacts) => BookingFacts = (facts) => facts,
): Promise<void> {
  const area = await requireArea(tx, wish.area_id)
  const seatId = await findSeatOf(tx, wish)
  if (seatId === null) throw wish.seat_id === null ? noSeats(area.name) : seatNotFound()
  const question = { seatId, holderId: holder.account_id, around: wish, now }
  const facts = bookingFacts(await requireSeatFacts(tx, question), holder, now)
  const refusals = judge({ ...wish, kind: 'time' }, adapt(facts))
  if (refusals.length > 0) throw refuse(refusals)
  const free = await listFreeSeats(tx, wish)
  if (free.length > 0) throw seatFree(wish, free)
}

const noSeats = (area: string) => new AppError('unprocessable', 'no_seats', `${area} has no seats.`)

const seatNotFound = () => new AppError('not_found', 'seat_not_found', 'There is no such seat in this area.')

function seatFree({ from, to }: Wish, free: Awaited<ReturnType<typeof listFreeSeats>>): AppError {
  const seats = free.map((seat) => ({ ...seat, from: from.toISOString(), to: to.toISOString() }))
  return new AppError('conflict', 'seat_free', 'This can be reserved right now.', { extensions: { seats } })
}
