import type { Refusal } from './contract.ts'
import { judgeQuotas } from './quota-rules.ts'
import { type BookingFacts, isOnStep, minute, nextStart, refusal, type Stay } from './stay-rules.ts'

/**
 * Whether this may be reserved: the one answer for a preview and for the write, for one and for each of a series.
 * None: it may be. Whether the seat is free is another question, which the database answers.
 */
export function judge(stay: Stay, facts: BookingFacts): Refusal[] {
  const closed = judgeSeat(facts)
  if (closed.length > 0) return closed
  const untimely = judgeTime(stay, facts)
  if (untimely.length > 0) return untimely
  const unmeasured = judgeLength(stay, facts)
  const outside = unmeasured.length > 0 ? [] : judgeHours(stay, facts)
  return [...unmeasured, ...outside, ...judgeQuotas(stay, facts)]
}

function judgeSeat({ areaRetired, seatRetired, outOfService }: BookingFacts): Refusal[] {
  if (areaRetired) return [refusal('area_retired', 'This area was closed for good.')]
  if (seatRetired) return [refusal('seat_retired', 'This seat is not used any more.')]
  return outOfService ? [refusal('seat_out_of_service', 'This seat is out of service for now.')] : []
}

/** What is past or far away is not looked at further. */
function judgeTime(stay: Stay, facts: BookingFacts): Refusal[] {
  const { rules, wall, now } = facts
  if (stay.to <= now) return [refusal('past', 'This time is over.', nextStart(now, facts))]
  if (stay.keepsStart) return []
  if (stay.from < now && stay.kind === 'time') {
    return [refusal('past', 'It would begin in the past.', nextStart(now, facts))]
  }
  const horizon = wall.daysLater(now, rules.ahead_days)
  if (stay.from >= horizon.to) {
    const message = `It can be reserved ${rules.ahead_days} days ahead.`
    return [refusal('too_far', message, wall.daysLater(stay.from, -rules.ahead_days).from)]
  }
  const soonest = new Date(now.getTime() + rules.lead_minutes * minute)
  if (stay.kind !== 'time' || stay.from >= soonest) return []
  const message = `It must be reserved ${rules.lead_minutes} minutes ahead.`
  return [refusal('too_soon', message, nextStart(soonest, facts))]
}

function judgeLength(stay: Stay, { rules }: BookingFacts): Refusal[] {
  if (stay.kind !== 'time') return []
  const length = (stay.to.getTime() - stay.from.getTime()) / minute
  const { min_minutes, max_minutes } = rules
  if (length < min_minutes) {
    return [refusal('too_short', `The shortest reservation here is ${min_minutes} minutes.`, stay.from)]
  }
  if (length > max_minutes) {
    return [refusal('too_long', `The longest reservation here is ${max_minutes} minutes.`, stay.from)]
  }
  return []
}

function judgeHours(stay: Stay, facts: BookingFacts): Refusal[] {
  if (stay.kind === 'whole_day') return []
  if (stay.kind === 'closed_day') {
    return [refusal('outside_hours', 'The area is closed on this date.', nextStart(stay.to, facts))]
  }
  const { rules, wall } = facts
  const opening = wall.openings(stay.from, stay.to).find(({ from }) => from <= stay.from)
  if (opening === undefined || opening.to < stay.to) {
    const message = 'The area is not open for all of this time.'
    return [refusal('outside_hours', message, nextStart(stay.from, facts, stay))]
  }
  const onStep = (instant: Date) => isOnStep(instant, facts)
  const begins = stay.keepsStart === true || stay.startsNow === true || onStep(stay.from)
  if (begins && (onStep(stay.to) || stay.to.getTime() === opening.to.getTime())) return []
  const message = `Reservations begin and end at multiples of ${rules.step_minutes} minutes.`
  return [refusal('off_step', message, nextStart(stay.from, facts))]
}
