import type { Principal } from '@balai/contract/principal.ts'
import type { Deps } from '../deps.ts'
import { clashes } from './alternative-rules.ts'
import { judge } from './booking-rules.ts'
import { checkChangeable, checkSameArea, movedStay } from './change-rules.ts'
import type { NewPreview, Preview, ReservationPatch } from './contract.ts'
import { findAlternatives } from './find-alternatives.ts'
import { requireActor, requireReadable } from './reservation-access.ts'
import type { Reservation } from './reservation-store.ts'
import { bookingFacts, requireSeatFacts } from './seat-facts.ts'
import type { SeatFacts } from './seat-facts-store.ts'
import { aroundTime, checkRange, stayOf } from './stay.ts'
import type { Stay } from './stay-rules.ts'
import { resolveBooker, roleOfHolder } from './who-asks.ts'

/** What a reservation, or a change of one, would be answered, without making it. */
export async function previewReservation(
  deps: Deps,
  principal: Principal,
  request: NewPreview,
): Promise<Preview> {
  const at = deps.now()
  const wish =
    request.instead_of === undefined
      ? await newWish(deps, principal, request, at)
      : await changedWish(deps, principal, { ...request, instead_of: request.instead_of }, at)
  const { facts, stay, role } = wish
  const refusals = judge(stay, bookingFacts(facts, { role }, at))
  const free = !clashes(facts.busy, stay)
  return {
    from: stay.from.toISOString(),
    to: stay.to.toISOString(),
    allowed: refusals.length === 0,
    free,
    needs_approval: facts.needs_approval,
    refusals,
    alternatives:
      free || refusals.length > 0
        ? []
        : await findAlternatives(deps.db, facts, stay, { holder: { role }, now: at }),
  }
}

async function newWish(deps: Deps, principal: Principal, request: NewPreview, at: Date) {
  const { holder } = await resolveBooker(deps, principal, request.for)
  const question = { seatId: request.seat_id, holderId: holder.account_id, around: aroundTime(request) }
  const facts = await requireSeatFacts(deps.db, { ...question, now: at })
  return { facts, stay: stayOf(request, facts.schedule, at), role: holder.role }
}

/** What is not said stays as it is. Throws as changing does where nothing of it can change at all. */
async function changedWish(
  { db }: Deps,
  principal: Principal,
  { instead_of: id, seat_id: seatId, from, to }: NewPreview & { readonly instead_of: string },
  at: Date,
) {
  const before = await requireReadable(db, principal, id)
  requireActor(principal, before)
  const patch: ReservationPatch = {
    ...(seatId !== before.seat_id && { seat_id: seatId }),
    ...(from !== undefined && !isSame(from, before.from) && { from }),
    ...(to !== undefined && { to }),
  }
  checkChangeable(before, patch, at)
  const stay: Stay = movedStay(before, patch) ?? { ...spanOf(before), kind: 'time', keepsStart: true }
  checkRange(stay)
  const question = { seatId, holderId: before.holder_id, around: stay, now: at, except: id }
  const facts: SeatFacts = await requireSeatFacts(db, question)
  checkSameArea(before, facts)
  return { facts, stay, role: await roleOfHolder(db, principal, before.holder_id) }
}

const isSame = (instant: string, date: Date) => Date.parse(instant) === date.getTime()
const spanOf = ({ from, to }: Reservation) => ({ from, to })
