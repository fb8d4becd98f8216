import type { Tx } from '@balai/db/open-database.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import type { SpacesTables } from '../tables.ts'
import { type Area, lockArea, updateArea } from './area-store.ts'
import type { AreaPatch } from './contract.ts'
import { checkArea, mergeRules } from './rules.ts'
import { checkPlan } from './seat-plan.ts'
import { listSeats } from './seat-store.ts'

/** Changes what the patch names. New rules hold for what is reserved from now on. */
export async function changeArea({ db, now }: Deps, areaId: string, patch: AreaPatch): Promise<Area> {
  return await db.transaction().execute(async (tx) => {
    const area = await lockArea(tx, areaId)
    const changed = applyPatch(area, patch)
    checkArea(changed)
    await checkSeatsFit(tx, area, changed)
    const updated = await updateArea(tx, areaId, {
      ...changed,
      quotas: JSON.stringify(changed.quotas),
      updated_at: now(),
    })
    await notifyAreas(tx, [areaId])
    return updated
  })
}

/** Field by field: a patch may carry more than the schema knows, and none of that is for the table. */
function applyPatch(area: Area, patch: AreaPatch) {
  return {
    name: patch.name ?? area.name,
    kind: patch.kind ?? area.kind,
    description: patch.description ?? area.description,
    time_zone: patch.time_zone ?? area.time_zone,
    plan_columns: patch.plan_columns ?? area.plan_columns,
    plan_rows: patch.plan_rows ?? area.plan_rows,
    ...mergeRules(area, patch),
  }
}

async function checkSeatsFit(
  tx: Tx<SpacesTables>,
  before: Area,
  after: Pick<Area, 'plan_columns' | 'plan_rows'>,
) {
  const { plan_columns, plan_rows } = after
  if (plan_columns >= before.plan_columns && plan_rows >= before.plan_rows) return
  checkPlan(after, await listSeats(tx, before.id))
}
