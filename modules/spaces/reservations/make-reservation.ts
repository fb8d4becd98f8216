import type { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'
import type { Db } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { reserveBooks } from '../books/reserve-books.ts'
import { rememberTurnedAway } from '../books/turned-away.ts'
import { ReservationConfirmed } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { SpacesTables } from '../tables.ts'
import { clashes } from './alternative-rules.ts'
import type { NewReservation } from './contract.ts'
import { findAlternatives } from './find-alternatives.ts'
import { lockHolder } from './holder-lock-store.ts'
import { insertReservations } from './insert-reservations-store.ts'
import { type JudgedWish, judgeWish } from './judge-wish.ts'
import { newReservationRow } from './new-reservation-row.ts'
import { hasSeat } from './own-seat-store.ts'
import { quotasOf } from './quota-rules.ts'
import { seatTaken } from './refuse.ts'
import { releaseOverdue } from './release-overdue.ts'
import { reservationFacts } from './reservation-facts.ts'
import type { ShownReservation } from './reservation-view.ts'
import { type Booker, resolveBooker } from './who-asks.ts'

export type MadeReservation = ShownReservation & { readonly serial: number }

/** One to lose a race, one to find what is overdue, and one more. */
const mostTries = 3

/**
 * Reserves, or only holds, a seat, and the books that are wanted with it. Throws `reservation_refused` with the rules
 * that do not allow it, `seat_taken` or `seat_yours` with alternatives, and as `reserveBooks`.
 */
export async function makeReservation(
  deps: Deps,
  principal: Principal,
  request: NewReservation,
): Promise<MadeReservation> {
  const booker = await resolveBooker(deps, principal, request.for)
  for (let left = mostTries - 1; ; left -= 1) {
    const now = deps.now()
    const wish = await judgeWish(deps.db, booker.holder, request, now)
    const { facts, stay } = wish
    const free = !clashes(facts.busy, stay)
    const made = free
      ? await rememberTurnedAway(deps, () => takeSeat(deps, booker, request, wish, now))
      : null
    if (made !== null) return made
    const worthwhile = free || (facts.overdue && (await releaseOverdue(deps, facts.seat_id)))
    if (left === 0 || !worthwhile) throw await taken(deps.db, booker, wish, now)
  }
}

async function taken(
  db: Db<SpacesTables>,
  { holder, by }: Booker,
  { facts, stay }: JudgedWish,
  now: Date,
): Promise<AppError> {
  const own = { holderId: holder.account_id, seatId: facts.seat_id }
  const isOwn = by === 'holder' && (await hasSeat(db, own, stay))
  return seatTaken(await findAlternatives(db, facts, stay, { holder, now }), isOwn)
}

/** Null: somebody else has it by now. */
async function takeSeat(
  { db }: Deps,
  booker: Booker,
  request: NewReservation,
  { facts, stay }: JudgedWish,
  now: Date,
): Promise<MadeReservation | null> {
  const { holder, by } = booker
  return await db.transaction().execute(async (tx) => {
    if (quotasOf(facts.quotas, holder.role).length > 0) {
      await lockHolder(tx, holder.account_id)
      await judgeWish(tx, holder, request, now)
    }
    const row = newReservationRow(facts, booker, stay, request, now)
    const [made] = await insertReservations(tx, facts.seat_id, [row])
    if (made === undefined) return null
    // both or neither
    await reserveBooks(tx, booker, { books: request.books ?? [], reservationId: made.id }, now)
    if (made.state === 'active') await emit(tx, ReservationConfirmed, reservationFacts(made, by))
    return made
  })
}
