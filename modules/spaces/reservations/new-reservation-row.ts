import { newId } from '@balai/db/new-id.ts'
import type { ReservationState } from './contract.ts'
import type { NewReservationRow } from './insert-reservations-store.ts'
import { newReservationCode } from './reservation-code.ts'
import type { SeatFacts } from './seat-facts-store.ts'
import { minute, type Span } from './stay-rules.ts'
import type { Booker } from './who-asks.ts'

export interface Wish {
  readonly date?: string | undefined
  readonly hold?: boolean | undefined
  readonly note?: string | undefined
  readonly seriesId?: string
}

/** What is to be inserted, where the rules allow it. */
export function newReservationRow(
  facts: SeatFacts,
  { holder, madeBy }: Booker,
  { from, to }: Span,
  { date, hold = false, note = '', seriesId }: Wish,
  now: Date,
): NewReservationRow {
  const holdEnd = new Date(Math.min(now.getTime() + facts.hold_minutes * minute, to.getTime()))
  return {
    id: newId(),
    code: newReservationCode(),
    area_id: facts.area_id,
    area_name: facts.area_name,
    time_zone: facts.schedule.zone,
    seat_id: facts.seat_id,
    seat_number: facts.seat_number,
    holder_id: holder.account_id,
    holder_username: holder.username,
    holder_name: holder.name,
    from,
    to,
    whole_day: date ?? null,
    state: hold ? 'held' : stateWhenMade(facts),
    expires_at: hold ? holdEnd : null,
    series_id: seriesId ?? null,
    made_by: madeBy,
    note,
    checked_in_at: null,
    ended_at: null,
    reminded_at: remindedAt(from, facts, now),
    sequence: 0,
    created_at: now,
    updated_at: now,
    check_in_early_minutes: facts.check_in_early_minutes,
    no_show_minutes: facts.no_show_minutes,
    needs_approval: facts.needs_approval,
  }
}

const stateWhenMade = ({ needs_approval }: SeatFacts): ReservationState =>
  needs_approval ? 'pending' : 'active'

/** Who reserves when the reminder would be due already needs none. */
export function remindedAt(
  from: Date,
  { reminder_minutes }: Pick<SeatFacts, 'reminder_minutes'>,
  now: Date,
): Date | null {
  const due = reminder_minutes !== null && from.getTime() - reminder_minutes * minute <= now.getTime()
  return due ? now : null
}
