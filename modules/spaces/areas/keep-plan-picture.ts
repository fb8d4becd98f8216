import type { Blob } from '@balai/blob/blob.ts'
import { newId } from '@balai/db/new-id.ts'
import { readPicture } from '@balai/pictures/read-picture.ts'
import type { Deps } from '../deps.ts'
import { mostPictureBytes } from '../pictures/accept-pictures.ts'
import { type Area, lockArea, requireArea, updateArea } from './area-store.ts'

export interface PlanPictureDeps extends Deps {
  readonly blob: Blob
}

/** Each version has a blob of its own, so that one that is being read never changes. */
export const planPictureKey = (version: string): string => `plans/${version}.webp`

/** Wide enough for a plan that fills a large screen. */
const width = 2_000

/**
 * Draws the picture anew as what lies beneath the plan of an area. The area names it once its blob is safe; the one
 * before then goes. Throws `area_not_found`, `area_retired` and as `readPicture`.
 */
export async function putPlanPicture(
  deps: PlanPictureDeps,
  areaId: string,
  picture: AsyncIterable<Uint8Array>,
): Promise<Area> {
  await requireArea(deps.db, areaId)
  const [drawn] = await readPicture(picture, { maxBytes: mostPictureBytes, widths: [width] })
  const version = newId()
  if (drawn !== undefined) {
    await deps.blob.put(planPictureKey(version), drawn.bytes, { contentType: 'image/webp' })
  }
  return await replacePicture(deps, areaId, version)
}

/** Throws `area_not_found`, `area_retired`. */
export async function removePlanPicture(deps: PlanPictureDeps, areaId: string): Promise<void> {
  await replacePicture(deps, areaId, null)
}

async function replacePicture({ db, now, blob }: PlanPictureDeps, areaId: string, version: string | null) {
  const { before, area } = await db.transaction().execute(async (tx) => ({
    before: await lockArea(tx, areaId),
    area: await updateArea(tx, areaId, { plan_picture: version, updated_at: now() }),
  }))
  if (before.plan_picture !== null) await blob.remove(planPictureKey(before.plan_picture))
  return area
}
