import type { Deps } from '../deps.ts'
import type { CopyPatch } from './contract.ts'
import { type Copy, requireCopy, updateCopy } from './copy-store.ts'

/** Changes what the patch names. A copy that goes out of service stays with whoever has it. Throws `copy_not_found`. */
export async function changeCopy({ db, now }: Deps, copyId: string, patch: CopyPatch): Promise<Copy> {
  const { label, condition, out_of_service } = patch
  return await db.transaction().execute(async (tx) => {
    await updateCopy(tx, copyId, {
      ...(label !== undefined && { label }),
      ...(condition !== undefined && { condition }),
      ...(out_of_service !== undefined && { out_of_service }),
      updated_at: now(),
    })
    return await requireCopy(tx, copyId)
  })
}
