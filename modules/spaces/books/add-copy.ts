import { newId } from '@balai/db/new-id.ts'
import type { Deps } from '../deps.ts'
import type { NewCopy } from './contract.ts'
import { type Copy, insertCopy, requireCopy } from './copy-store.ts'
import { holdTitle } from './title-store.ts'

/** Throws `title_not_found` and `copy_label_taken`. */
export async function addCopy({ db, now }: Deps, titleId: string, request: NewCopy): Promise<Copy> {
  const { label, condition } = request
  const id = newId()
  return await db.transaction().execute(async (tx) => {
    // held, so that it is not retired without this copy
    await holdTitle(tx, titleId)
    await insertCopy(tx, {
      id,
      title_id: titleId,
      label,
      condition,
      out_of_service: false,
      created_at: now(),
      updated_at: now(),
    })
    return await requireCopy(tx, id)
  })
}
