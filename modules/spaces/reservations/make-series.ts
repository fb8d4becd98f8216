import { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'
import { newId } from '@balai/db/new-id.ts'
import { emit, emitAll } from '@balai/events/emit.ts'
import { ReservationConfirmed, ReservationSeriesConfirmed } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { NewSeries, Skipped } from './contract.ts'
import { lockHolder } from './holder-lock-store.ts'
import { insertReservations } from './insert-reservations-store.ts'
import { newReservationRow } from './new-reservation-row.ts'
import { planSeries } from './plan-series.ts'
import { releaseOverdue } from './release-overdue.ts'
import { reservationFacts } from './reservation-facts.ts'
import { requireSeatFacts } from './seat-facts.ts'
import { insertSeries } from './series-store.ts'
import { checkRange } from './stay.ts'
import type { Span } from './stay-rules.ts'
import { resolveBooker } from './who-asks.ts'

export interface MadeSeries {
  readonly id: string
  readonly skipped: readonly Skipped[]
}

/**
 * The same seat at the same time by the wall, week after week: all of them, or (`skip`) those that can be had.
 * Throws `series_refused`, with those that cannot.
 */
export async function makeSeries(deps: Deps, principal: Principal, request: NewSeries): Promise<MadeSeries> {
  const { db, now } = deps
  const { seat_id: seatId, note, on_conflict } = request
  const booker = await resolveBooker(deps, principal, request.for)
  const { account_id: holderId } = booker.holder
  const first = checkRange({ from: new Date(request.first.from), to: new Date(request.first.to) })
  await releaseOverdue(deps, seatId)
  const at = now()
  return await db.transaction().execute(async (tx) => {
    await lockHolder(tx, holderId)
    const around = { from: first.from, to: new Date(`${request.until}T23:59:59Z`) }
    const facts = await requireSeatFacts(tx, { seatId, holderId, around, now: at })
    const { rule, possible, impossible } = planSeries(request, first, facts, booker.holder, at)
    const id = newId()
    await insertSeries(tx, { id, holder_id: holderId, seat_id: seatId, rule, on_conflict, created_at: at })
    const wish = { note, seriesId: id }
    const rows = possible.map((stay) => newReservationRow(facts, booker, stay, wish, at))
    const made = await insertReservations(tx, seatId, rows)
    const skipped = [...impossible, ...takenMeanwhile(rows, made)].toSorted((a, b) =>
      a.from.localeCompare(b.from),
    )
    if (made.length === 0 || (on_conflict === 'fail' && skipped.length > 0))
      throw seriesRefused(first, skipped)
    const { by } = booker
    const reservations = made
      .filter(({ state }) => state === 'active')
      .map((reservation) => reservationFacts(reservation, by, id))
    await emitAll(tx, ReservationConfirmed, reservations)
    const series = { series_id: id, holder_id: holderId, reservations, by }
    if (reservations.length > 0) await emit(tx, ReservationSeriesConfirmed, series)
    return { id, skipped }
  })
}

interface Row {
  readonly id: string
  readonly from: Date
  readonly to: Date
}

function takenMeanwhile(rows: readonly Row[], made: readonly Row[]): Skipped[] {
  const there = new Set(made.map(({ id }) => id))
  return rows
    .filter(({ id }) => !there.has(id))
    .map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString(), taken: true, refusals: [] }))
}

function seriesRefused(first: Span, skipped: readonly Skipped[]): AppError {
  const kind = skipped.some(({ taken }) => taken) ? 'conflict' : 'unprocessable'
  const message = isFirstPast(first, skipped)
    ? 'The first of these would begin in the past; nothing was reserved.'
    : `${skipped.length} of these cannot be reserved; nothing was.`
  return new AppError(kind, 'series_refused', message, { extensions: { skipped } })
}

const isFirstPast = (first: Span, skipped: readonly Skipped[]): boolean =>
  skipped.some(
    ({ from, refusals }) => from === first.from.toISOString() && refusals.some(({ rule }) => rule === 'past'),
  )
