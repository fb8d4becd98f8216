import { createArea } from '../areas/create-area.ts'
import { savePlan } from '../areas/save-plan.ts'
import type { Seat } from '../areas/seat-store.ts'
import type { Deps } from '../deps.ts'
import { type DemoArea, demoAreas } from './areas.ts'

/** The areas with all of their seats; answers the seats by their numbers. */
export async function openAreas(deps: Deps): Promise<Map<string, Seat>> {
  const seats: Seat[] = []
  for (const area of demoAreas) seats.push(...(await openArea(deps, area)))
  return new Map(seats.map((seat) => [seat.number, seat]))
}

async function openArea(deps: Deps, { facts, seats }: DemoArea): Promise<readonly Seat[]> {
  const { area } = await createArea({ ...deps, houseTimezone: 'Asia/Jakarta' }, facts)
  const { plan_columns, plan_rows } = facts
  const saved = await savePlan(deps, area.id, { plan_columns, plan_rows, seats: [...seats] })
  return saved.seats
}
