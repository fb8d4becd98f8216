import type { Db } from '@balai/db/open-database.ts'
import type { SpacesTables } from '../tables.ts'
import { judge } from './booking-rules.ts'
import type { Holder } from './contract.ts'
import { refuse } from './refuse.ts'
import { bookingFacts, requireSeatFacts } from './seat-facts.ts'
import type { SeatFacts } from './seat-facts-store.ts'
import { aroundTime, stayOf, type WantedTime } from './stay.ts'
import type { Stay } from './stay-rules.ts'

export interface JudgedWish {
  readonly facts: SeatFacts
  readonly stay: Stay
}

/** What the rules allow; whether the seat is free is for the caller to see. Throws `seat_not_found`, `reservation_refused`. */
export async function judgeWish(
  db: Db<SpacesTables>,
  holder: Holder,
  wish: WantedTime & { readonly seat_id: string },
  now: Date,
): Promise<JudgedWish> {
  const question = { seatId: wish.seat_id, holderId: holder.account_id, around: aroundTime(wish), now }
  const facts = await requireSeatFacts(db, question)
  const stay = stayOf(wish, facts.schedule, now)
  const refusals = judge(stay, bookingFacts(facts, holder, now))
  if (refusals.length > 0) throw refuse(refusals)
  return { facts, stay }
}
