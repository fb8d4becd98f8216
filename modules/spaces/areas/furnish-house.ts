import { joinTransaction } from '@balai/db/join-transaction.ts'
import { holdFirstArea, wasEverFurnished } from './area-store.ts'
import type { NewArea, PlannedSeat } from './contract.ts'
import { type CreateAreaDeps, createArea } from './create-area.ts'
import { savePlan } from './save-plan.ts'

/**
 * Gives a fresh installation its "Main hall", which the Pica contract promises: 20 seats, open every day from eight to
 * ten. What an admin then makes of it stays: a house that ever had an area is left alone. Replicas that start together
 * make one.
 */
export async function furnishHouse(deps: CreateAreaDeps): Promise<void> {
  if (await wasEverFurnished(deps.db)) return
  await deps.db.transaction().execute(async (tx) => {
    await holdFirstArea(tx)
    if (await wasEverFurnished(tx)) return
    const inside = { ...deps, db: joinTransaction(tx) }
    const { area } = await createArea(inside, mainHall)
    await savePlan(inside, area.id, { ...grid, seats: [...seats] })
  })
}

const grid = { plan_columns: 14, plan_rows: 6 }

const mainHall: NewArea = {
  name: 'Main hall',
  kind: 'coworking',
  ...grid,
  opening_hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens_minute: 8 * 60,
    closes_minute: 22 * 60,
  })),
  max_minutes: 14 * 60,
  // the contract knows no date that is too far away
  ahead_days: 730,
}

/** Two rows of ten, an aisle in the middle of each. */
const seats: readonly PlannedSeat[] = ['A', 'B'].flatMap((row, rowIndex) =>
  Array.from({ length: 10 }, (_, index) => ({
    number: `${row}${index + 1}`,
    plan_column: 1 + index + (index < 5 ? 0 : 2),
    plan_row: 1 + rowIndex * 3,
  })),
)
