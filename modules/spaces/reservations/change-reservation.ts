import type { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { ReservationChanged } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import type { SpacesTables } from '../tables.ts'
import { freed } from '../waitlist/pass-on-slot.ts'
import { clashes } from './alternative-rules.ts'
import { judge } from './booking-rules.ts'
import { checkChangeable, checkSameArea, keepsDay, movedStay, stateAfterChange } from './change-rules.ts'
import type { ReservationPatch } from './contract.ts'
import { findAlternatives } from './find-alternatives.ts'
import { lockHolder } from './holder-lock-store.ts'
import { remindedAt } from './new-reservation-row.ts'
import { hasSeat } from './own-seat-store.ts'
import { refuse, seatTaken } from './refuse.ts'
import { releaseOverdue } from './release-overdue.ts'
import { holdToFree, requireReadable } from './reservation-access.ts'
import { reservationFacts } from './reservation-facts.ts'
import { nullIfOverlapping, type Reservation, updateReservation } from './reservation-store.ts'
import { without } from './rules.ts'
import { bookingFacts, requireSeatFacts } from './seat-facts.ts'
import type { SeatFacts } from './seat-facts-store.ts'
import { checkRange } from './stay.ts'
import type { Stay } from './stay-rules.ts'
import { actorOn, roleOfHolder } from './who-asks.ts'

/**
 * Another seat, other times, another note, in one step: nobody is left without a seat because the other one was taken.
 * Throws what reserving throws, and `reservation_began`, `other_area`.
 */
export async function changeReservation(
  deps: Deps,
  principal: Principal,
  id: string,
  patch: ReservationPatch,
): Promise<Reservation> {
  const before = await requireReadable(deps.db, principal, id)
  const seatId = patch.seat_id ?? before.seat_id
  const attempt = () => nullIfOverlapping(() => change(deps, principal, before, patch))
  const changed = (await attempt()) ?? ((await releaseOverdue(deps, seatId)) ? await attempt() : null)
  if (changed !== null) return changed
  throw await taken(deps, principal, before, patch)
}

/** Asked outside the transaction that found it taken. */
async function taken(
  { db, now }: Deps,
  principal: Principal,
  before: Reservation,
  patch: ReservationPatch,
): Promise<AppError> {
  const at = now()
  const { id: except, holder_id: holderId } = before
  const seatId = patch.seat_id ?? before.seat_id
  const stay: Stay = movedStay(before, patch) ?? { ...before, kind: 'time' }
  const question = { seatId, holderId, around: stay, now: at, except }
  const facts = await requireSeatFacts(db, question)
  const holder = { role: await roleOfHolder(db, principal, holderId) }
  const isOwn =
    actorOn(principal, before) === 'holder' && (await hasSeat(db, { holderId, seatId, except }, stay))
  return seatTaken(await findAlternatives(db, facts, stay, { holder, now: at }), isOwn)
}

/** Null: somebody else has the seat then. */
async function change(
  { db, now }: Deps,
  principal: Principal,
  { id, holder_id: holderId }: Reservation,
  patch: ReservationPatch,
): Promise<Reservation | null> {
  return await db.transaction().execute(async (tx) => {
    await lockHolder(tx, holderId)
    const { reservation, by } = await holdToFree(tx, principal, id)
    const at = now()
    checkChangeable(reservation, patch, at)
    const note = { note: patch.note ?? reservation.note, updated_at: at }
    const stay = movedStay(reservation, patch)
    if (stay === null) return await updateReservation(tx, reservation, note)
    checkRange(stay)
    const seatId = patch.seat_id ?? reservation.seat_id
    const facts = await requireSeatFacts(tx, { seatId, holderId, around: stay, now: at, except: id })
    checkSameArea(reservation, facts)
    const refusals = judge(
      stay,
      bookingFacts(facts, { role: await roleOfHolder(tx, principal, holderId) }, at),
    )
    if (refusals.length > 0) throw refuse(refusals)
    if (clashes(facts.busy, stay)) return null
    const changed = await updateReservation(tx, reservation, {
      ...note,
      ...movedTo(facts, stay, at),
      whole_day: keepsDay(reservation, patch) ? reservation.whole_day : null,
      state: stateAfterChange(reservation, by),
      sequence: reservation.sequence + 1,
    })
    if (changed.state !== 'held') await emit(tx, ReservationChanged, reservationFacts(changed, by))
    await freeOldPlace(tx, reservation, changed, at)
    return changed
  })
}

const movedTo = (facts: SeatFacts, { from, to }: Stay, now: Date) => ({
  seat_id: facts.seat_id,
  seat_number: facts.seat_number,
  from,
  to,
  reminded_at: remindedAt(from, facts, now),
})

/** What it does not take any more. */
async function freeOldPlace(
  tx: Tx<SpacesTables>,
  before: Reservation,
  after: Reservation,
  now: Date,
): Promise<void> {
  const { area_id, seat_id } = before
  const left = after.seat_id === seat_id ? without(before, after) : [before]
  for (const { from, to } of left) await freed(tx, { area_id, seat_id, from, to }, now)
  await notifyAreas(tx, [area_id])
}
