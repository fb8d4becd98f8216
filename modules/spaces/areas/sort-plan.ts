import { AppError, type FieldError } from '@balai/contract/app-error.ts'
import type { Plan, PlannedSeat } from './contract.ts'
import type { Place } from './seat-plan.ts'
import type { Seat } from './seat-store.ts'

/** Where it was in the request: `body.seats.3`. */
interface Named {
  readonly path: string
}

export interface SortedPlan {
  readonly changed: readonly (Seat & Named)[]
  readonly added: readonly (Omit<PlannedSeat, 'number'> & Place & Named & { readonly number: string })[]
  readonly retired: readonly (Seat & Named)[]
  /** Of which the plan says nothing. */
  readonly untouched: readonly Seat[]
}

/** Throws `invalid_plan` for a seat that is named twice, that is of another area, or new and without a number. */
export function sortPlan(plan: Plan, seats: readonly Seat[]): SortedPlan {
  const untouched = new Map(seats.map((seat) => [seat.id, seat]))
  const errors: FieldError[] = []
  const take = (id: string, path: string) => {
    const seat = untouched.get(id)
    untouched.delete(id)
    if (seat === undefined) errors.push({ path, message: 'must be a seat of this area, named once' })
    return seat === undefined ? [] : [seat]
  }
  const changed: SortedPlan['changed'][number][] = []
  const added: SortedPlan['added'][number][] = []
  for (const [index, planned] of plan.seats.entries()) {
    const path = `body.seats.${index}`
    const { id, number } = planned
    if (id !== undefined) changed.push(...take(id, path).map((seat) => ({ ...applyTo(seat, planned), path })))
    else if (number !== undefined) added.push({ plan_width: 1, plan_height: 1, ...planned, number, path })
    else errors.push({ path: `${path}.number`, message: 'must say what is painted on it' })
  }
  const retired = (plan.retired ?? []).flatMap((id, index) => {
    const path = `body.retired.${index}`
    return take(id, path).map((seat) => ({ ...seat, path }))
  })
  if (errors.length === 0) return { changed, added, retired, untouched: [...untouched.values()] }
  throw new AppError('invalid', 'invalid_plan', 'These seats are not all of this area.', { errors })
}

/** Field by field: a request may carry more than the schema knows, and none of that is for the table. */
const applyTo = (seat: Seat, planned: PlannedSeat): Seat => ({
  ...seat,
  number: planned.number ?? seat.number,
  kind: planned.kind ?? seat.kind,
  features: planned.features ?? seat.features,
  out_of_service: planned.out_of_service ?? seat.out_of_service,
  plan_column: planned.plan_column,
  plan_row: planned.plan_row,
  plan_width: planned.plan_width ?? seat.plan_width,
  plan_height: planned.plan_height ?? seat.plan_height,
})
