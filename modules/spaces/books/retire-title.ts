import { AppError } from '@balai/contract/app-error.ts'
import type { Deps } from '../deps.ts'
import { retireCopies } from './copy-store.ts'
import { hasOpenLoan } from './loan-store.ts'
import { holdTitle, updateTitle } from './title-store.ts'

/** Takes a title and its copies out of the library; past loans stay. Throws `title_not_found` and `title_in_use`. */
export async function retireTitle({ db, now }: Deps, titleId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdTitle(tx, titleId)
    await updateTitle(tx, titleId, { retired_at: now(), updated_at: now() })
    // after its copies are held: whoever was about to reserve one has done so, or finds none
    await retireCopies(tx, { titleId }, now())
    if (!(await hasOpenLoan(tx, { titleId }))) return
    throw new AppError(
      'conflict',
      'title_in_use',
      'Somebody still has a copy of this title or has reserved one.',
    )
  })
}
