import type { PlainDate } from '@balai/contract/schema.ts'
import type { Db } from '@balai/db/open-database.ts'
import { openedOn, type Schedule, wholeDayOn } from '../hours/openings.ts'
import { addDays, datesFrom } from '../hours/wall-clock.ts'
import type { SpacesTables } from '../tables.ts'
import { clashes, nextFree } from './alternative-rules.ts'
import { findOtherSeats } from './alternatives-store.ts'
import { judge } from './booking-rules.ts'
import type { Alternative, Holder } from './contract.ts'
import { bookingFacts } from './seat-facts.ts'
import type { SeatFacts } from './seat-facts-store.ts'
import { type BookingFacts, minute, type Span, type Stay, searchDays } from './stay-rules.ts'

/** Other seats at that time, which the rules allow, and the next time of this one that they would. */
export async function findAlternatives(
  db: Db<SpacesTables>,
  facts: SeatFacts,
  stay: Stay,
  { holder, now }: { readonly holder: Pick<Holder, 'role'>; readonly now: Date },
): Promise<Alternative[]> {
  const date = stay.kind === 'whole_day' ? openedOn(facts.schedule, stay.from) : null
  const others = (await findOtherSeats(db, facts, stay)).map((seat) => alternative(seat, { ...stay, date }))
  const booking = bookingFacts(facts, holder, now)
  const next = date === null ? nextTime(stay, facts.busy, booking) : nextDay(date, facts, booking)
  return next === null ? others : [...others, alternative(facts, next)]
}

interface DatedSpan extends Span {
  readonly date: PlainDate | null
}

function nextTime(
  { from, to, startsNow }: Stay,
  busy: readonly Span[],
  booking: BookingFacts,
): DatedSpan | null {
  const length = to.getTime() - from.getTime()
  const step = booking.rules.step_minutes * minute
  // who sits down later begins on a step, and so ends on one
  const next = nextFree(from, startsNow ? Math.ceil(length / step) * step : length, busy, booking)
  return next === null ? null : { ...next, date: null }
}

/** A day as a whole is followed by a day as a whole. */
function nextDay(
  after: PlainDate,
  { schedule, busy }: { readonly schedule: Schedule; readonly busy: readonly Span[] },
  booking: BookingFacts,
): DatedSpan | null {
  for (const date of datesFrom(addDays(after, 1), addDays(after, searchDays))) {
    const day = wholeDayOn(schedule, date)
    if (day === null || clashes(busy, day)) continue
    if (judge({ ...day, kind: 'whole_day' }, booking).length === 0) return { ...day, date }
  }
  return null
}

const alternative = (
  { seat_id, seat_number }: Pick<SeatFacts, 'seat_id' | 'seat_number'>,
  { from, to, date }: DatedSpan,
): Alternative => ({ seat_id, seat_number, from: from.toISOString(), to: to.toISOString(), date })
