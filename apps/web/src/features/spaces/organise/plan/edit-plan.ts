import type { DraftSeat, PlanDraft } from './draft.ts'
import { nextNumbers } from './seat-numbers.ts'

export const widestSeat = 50
export const widestPlan = 200

type Keys = ReadonlySet<string>
type SeatFacts = Partial<Omit<DraftSeat, 'key' | 'id'>>

/** By so many fields, all of them alike; together they stop at the edge of the plan. */
export function moveSeats(plan: PlanDraft, keys: Keys, columns: number, rows: number): PlanDraft {
  const moved = plan.seats.filter(({ key }) => keys.has(key))
  if (moved.length === 0) return plan
  const left = Math.min(...moved.map((seat) => seat.plan_column))
  const top = Math.min(...moved.map((seat) => seat.plan_row))
  const right = Math.min(...moved.map((seat) => plan.plan_columns - seat.plan_column - seat.plan_width))
  const bottom = Math.min(...moved.map((seat) => plan.plan_rows - seat.plan_row - seat.plan_height))
  const x = clamp(columns, -left, Math.max(right, -left))
  const y = clamp(rows, -top, Math.max(bottom, -top))
  if (x === 0 && y === 0) return plan
  return mapSeats(plan, keys, (seat) => ({
    ...seat,
    plan_column: seat.plan_column + x,
    plan_row: seat.plan_row + y,
  }))
}

/** By so many fields to the right and down, as far as the plan goes. */
export function resizeSeats(plan: PlanDraft, keys: Keys, columns: number, rows: number): PlanDraft {
  return mapSeats(plan, keys, (seat) => ({
    ...seat,
    plan_width: sizeWithin(seat.plan_width + columns, plan.plan_columns - seat.plan_column),
    plan_height: sizeWithin(seat.plan_height + rows, plan.plan_rows - seat.plan_row),
  }))
}

const sizeWithin = (size: number, room: number) => clamp(size, 1, Math.max(1, Math.min(widestSeat, room)))

export const changeSeats = (plan: PlanDraft, keys: Keys, facts: SeatFacts): PlanDraft =>
  mapSeats(plan, keys, (seat) => ({ ...seat, ...facts }))

/** From `first` on, row by row as one reads them. Numbers of other seats are left out. */
export function renumberSeats(plan: PlanDraft, keys: Keys, first: string): PlanDraft {
  const others = plan.seats.filter(({ key }) => !keys.has(key))
  const taken = new Set(others.map(({ number }) => number.toLowerCase()))
  const read = plan.seats
    .filter(({ key }) => keys.has(key))
    .toSorted((a, b) => a.plan_row - b.plan_row || a.plan_column - b.plan_column)
  const numbers = nextNumbers(taken, first, read.length)
  const numberOf = new Map(read.map(({ key }, index) => [key, numbers[index] ?? '']))
  return mapSeats(plan, keys, (seat) => ({ ...seat, number: numberOf.get(seat.key) ?? seat.number }))
}

export const removeSeats = (plan: PlanDraft, keys: Keys): PlanDraft => ({
  ...plan,
  seats: plan.seats.filter(({ key }) => !keys.has(key)),
})

/** Seats keep their places: those that come to lie outside are a problem to solve, not to lose. */
export const resizeGrid = (plan: PlanDraft, columns: number, rows: number): PlanDraft => ({
  ...plan,
  plan_columns: clamp(columns, 1, widestPlan),
  plan_rows: clamp(rows, 1, widestPlan),
})

function mapSeats(plan: PlanDraft, keys: Keys, change: (seat: DraftSeat) => DraftSeat): PlanDraft {
  return { ...plan, seats: plan.seats.map((seat) => (keys.has(seat.key) ? change(seat) : seat)) }
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
