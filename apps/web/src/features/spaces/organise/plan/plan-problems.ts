import { overlap } from './add-seats.ts'
import type { DraftSeat, PlanDraft } from './draft.ts'

export interface PlanProblem {
  readonly key: string
  readonly kind: 'overlaps' | 'outside' | 'double_number' | 'no_number'
  /** The number of the other seat that it is about, or its own. */
  readonly number: string
}

/** What the house would refuse; each seat has one problem at a time. */
export function problemsOf({ plan_columns, plan_rows, seats }: PlanDraft): readonly PlanProblem[] {
  const numbers = Map.groupBy(seats, ({ number }) => number.trim().toLowerCase())
  return seats.flatMap((seat, index): PlanProblem[] => {
    const { key, number } = seat
    const isOutside =
      seat.plan_column + seat.plan_width > plan_columns || seat.plan_row + seat.plan_height > plan_rows
    if (isOutside) return [{ key, kind: 'outside', number }]
    const other = clashOf(seat, seats.slice(0, index))
    if (other !== undefined) return [{ key, kind: 'overlaps', number: other.number }]
    if (number.trim() === '') return [{ key, kind: 'no_number', number }]
    const isFirst = numbers.get(number.trim().toLowerCase())?.[0] === seat
    return isFirst ? [] : [{ key, kind: 'double_number', number }]
  })
}

const clashOf = (seat: DraftSeat, before: readonly DraftSeat[]) =>
  before.find((other) => overlap(seat, other))
