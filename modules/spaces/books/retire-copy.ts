import { AppError } from '@balai/contract/app-error.ts'
import type { Deps } from '../deps.ts'
import { copyNotFound, retireCopies } from './copy-store.ts'
import { hasOpenLoan } from './loan-store.ts'

/** Takes a copy out of the library; its past loans stay. Throws `copy_not_found` and `copy_in_use`. */
export async function retireCopy({ db, now }: Deps, copyId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if ((await retireCopies(tx, { copyId }, now())) === 0) throw copyNotFound()
    if (!(await hasOpenLoan(tx, { copyId }))) return
    throw new AppError('conflict', 'copy_in_use', 'Somebody has this copy or has reserved it.')
  })
}
