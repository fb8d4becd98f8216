import type { DraftSeat, PlanDraft } from './draft.ts'
import { widestPlan } from './edit-plan.ts'
import { nextNumbers } from './seat-numbers.ts'

/** What is to be added: one seat, or several in a row or a column. */
export interface SeatRow {
  readonly kind: DraftSeat['kind']
  readonly count: number
  readonly across: boolean
  readonly width: number
  readonly height: number
  /** Fields left free between two of them. */
  readonly gap: number
  /** The number of the first; the others go on from there. */
  readonly first: string
}

interface Spot {
  readonly plan_column: number
  readonly plan_row: number
}

/** At `spot`, or where there is room; where there is none the plan becomes higher. Tells the keys of the new seats. */
export function addSeats(
  plan: PlanDraft,
  row: SeatRow,
  spot: Spot | null = null,
): { plan: PlanDraft; keys: readonly string[] } {
  const size = sizeOf(row)
  const grown = growFor(plan, size)
  const at = spot ?? freeSpot(grown, size) ?? { plan_column: 0, plan_row: plan.plan_rows }
  const rows = Math.min(widestPlan, Math.max(grown.plan_rows, at.plan_row + size.height))
  const added = seatsOf(plan, row, at)
  return {
    plan: { ...grown, plan_rows: rows, seats: [...plan.seats, ...added] },
    keys: added.map(({ key }) => key),
  }
}

function seatsOf(plan: PlanDraft, row: SeatRow, at: Spot): DraftSeat[] {
  const taken = new Set(plan.seats.map(({ number }) => number.toLowerCase()))
  const keys = newKeys(plan, row.count)
  return nextNumbers(taken, row.first, row.count).map((number, index) => ({
    key: keys[index] ?? number,
    id: null,
    number,
    kind: row.kind,
    features: [],
    out_of_service: false,
    plan_column: at.plan_column + (row.across ? index * (row.width + row.gap) : 0),
    plan_row: at.plan_row + (row.across ? 0 : index * (row.height + row.gap)),
    plan_width: row.width,
    plan_height: row.height,
  }))
}

function newKeys(plan: PlanDraft, count: number): string[] {
  const used = plan.seats.map(({ key }) => Number(/^new-(\d+)$/.exec(key)?.[1] ?? 0))
  const first = Math.max(0, ...used) + 1
  return Array.from({ length: count }, (_, index) => `new-${first + index}`)
}

interface Size {
  readonly width: number
  readonly height: number
}

function sizeOf({ count, across, width, height, gap }: SeatRow): Size {
  const along = (size: number) => count * (size + gap) - gap
  return across ? { width: along(width), height } : { width, height: along(height) }
}

const growFor = (plan: PlanDraft, { width, height }: Size): PlanDraft => ({
  ...plan,
  plan_columns: Math.min(widestPlan, Math.max(plan.plan_columns, width)),
  plan_rows: Math.min(widestPlan, Math.max(plan.plan_rows, height)),
})

/** The first place, row by row, where something of this size covers no seat. */
function freeSpot(plan: PlanDraft, { width, height }: Size): Spot | null {
  for (let plan_row = 0; plan_row + height <= plan.plan_rows; plan_row += 1) {
    for (let plan_column = 0; plan_column + width <= plan.plan_columns; plan_column += 1) {
      const place = { plan_column, plan_row, plan_width: width, plan_height: height }
      if (!plan.seats.some((seat) => overlap(seat, place))) return { plan_column, plan_row }
    }
  }
  return null
}

type Place = Pick<DraftSeat, 'plan_column' | 'plan_row' | 'plan_width' | 'plan_height'>

export const overlap = (a: Place, b: Place): boolean =>
  a.plan_column < b.plan_column + b.plan_width &&
  b.plan_column < a.plan_column + a.plan_width &&
  a.plan_row < b.plan_row + b.plan_height &&
  b.plan_row < a.plan_row + a.plan_height
