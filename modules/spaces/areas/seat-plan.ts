import { AppError, type FieldError } from '@balai/contract/app-error.ts'

export interface Grid {
  readonly plan_columns: number
  readonly plan_rows: number
}

/** Where a seat stands, from 0 at the top left, and how many fields it covers. */
export interface Place {
  readonly plan_column: number
  readonly plan_row: number
  readonly plan_width: number
  readonly plan_height: number
}

export interface PlacedSeat extends Place {
  readonly number: string
  /** Where it was in the request, `body.seats.3`; the whole body unless told. */
  readonly path?: string
}

/** Throws `invalid_plan` unless each seat stands on the grid, and on fields of its own. */
export function checkPlan(grid: Grid, seats: readonly PlacedSeat[]): void {
  const errors: FieldError[] = []
  const taken = new Map<number, PlacedSeat>()
  for (const seat of seats) {
    const message = isOnGrid(grid, seat) ? clashOf(seat, taken) : `seat ${seat.number} must stand on the plan`
    if (message !== null) errors.push({ path: seat.path ?? 'body', message })
  }
  if (errors.length === 0) return
  throw new AppError('invalid', 'invalid_plan', 'The seats do not fit on this plan.', { errors })
}

/** A field that nobody covers yet, row by row; the first one where there is none. */
export function freeField({ plan_columns, plan_rows }: Grid, seats: readonly Place[]): Place {
  const taken = new Set(seats.flatMap(fieldsOf))
  const size = { plan_width: 1, plan_height: 1 }
  for (let plan_row = 0; plan_row < plan_rows; plan_row += 1) {
    for (let plan_column = 0; plan_column < plan_columns; plan_column += 1) {
      if (!taken.has(fieldAt(plan_column, plan_row))) return { plan_column, plan_row, ...size }
    }
  }
  return { plan_column: 0, plan_row: 0, ...size }
}

function isOnGrid({ plan_columns, plan_rows }: Grid, seat: Place): boolean {
  return seat.plan_column + seat.plan_width <= plan_columns && seat.plan_row + seat.plan_height <= plan_rows
}

function clashOf(seat: PlacedSeat, taken: Map<number, PlacedSeat>): string | null {
  const fields = fieldsOf(seat)
  const other = fields.map((field) => taken.get(field)).find((found) => found !== undefined)
  if (other !== undefined) return `seat ${seat.number} must not stand where seat ${other.number} does`
  for (const field of fields) taken.set(field, seat)
  return null
}

const widest = 1_000

const fieldAt = (column: number, row: number): number => row * widest + column

function fieldsOf({ plan_column, plan_row, plan_width, plan_height }: Place): number[] {
  return Array.from({ length: plan_width * plan_height }, (_, index) =>
    fieldAt(plan_column + (index % plan_width), plan_row + Math.floor(index / plan_width)),
  )
}
