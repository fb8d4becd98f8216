import { newId } from '@balai/db/new-id.ts'
import type { Deps } from '../deps.ts'
import type { WeekdayHours } from '../hours/contract.ts'
import { replaceOpeningHours } from '../hours/opening-store.ts'
import { checkHours } from '../hours/rules.ts'
import { type Area, insertArea } from './area-store.ts'
import type { NewArea } from './contract.ts'
import { checkArea, mergeRules, usualHours, usualPlan, usualRules } from './rules.ts'

export interface CreateAreaDeps extends Deps {
  /** The zone of areas that do not say theirs. */
  readonly houseTimezone: string
}

/** An area without seats, with the usual hours and rules where the request does not say others. */
export async function createArea(
  deps: CreateAreaDeps,
  request: NewArea,
): Promise<{ area: Area; hours: readonly WeekdayHours[] }> {
  const facts = factsOf(deps, request)
  const hours = request.opening_hours ?? usualHours
  checkArea(facts)
  checkHours(hours, 'body.opening_hours')
  return await deps.db.transaction().execute(async (tx) => {
    const area = await insertArea(tx, { ...facts, quotas: JSON.stringify(facts.quotas) })
    await replaceOpeningHours(tx, area.id, hours)
    return { area, hours }
  })
}

/** Field by field: a request may carry more than the schema knows, and none of that is for the table. */
function factsOf({ now, houseTimezone }: CreateAreaDeps, request: NewArea) {
  return {
    id: newId(),
    name: request.name,
    kind: request.kind,
    description: request.description ?? '',
    time_zone: request.time_zone ?? houseTimezone,
    plan_columns: request.plan_columns ?? usualPlan.plan_columns,
    plan_rows: request.plan_rows ?? usualPlan.plan_rows,
    plan_picture: null,
    ...mergeRules(usualRules, request),
    retired_at: null,
    created_at: now(),
    updated_at: now(),
  }
}
