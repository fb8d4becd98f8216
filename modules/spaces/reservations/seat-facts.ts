import { AppError } from '@balai/contract/app-error.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { SpacesTables } from '../tables.ts'
import { wallOf } from './area-wall.ts'
import type { Holder } from './contract.ts'
import { readSeatFacts, type SeatFacts, type SeatQuestion } from './seat-facts-store.ts'
import type { BookingFacts } from './stay-rules.ts'

/** Throws `seat_not_found`. */
export async function requireSeatFacts(db: Db<SpacesTables>, question: SeatQuestion): Promise<SeatFacts> {
  const facts = await readSeatFacts(db, question)
  if (facts === null) throw new AppError('not_found', 'seat_not_found', 'There is no such seat.')
  return facts
}

/** The same, as the rules want it. */
export function bookingFacts(facts: SeatFacts, { role }: Pick<Holder, 'role'>, now: Date): BookingFacts {
  return {
    rules: facts,
    areaRetired: facts.area_retired,
    seatRetired: facts.seat_retired,
    outOfService: facts.out_of_service,
    wall: wallOf(facts.schedule),
    now,
    role,
    mine: facts.mine,
  }
}
