import { defineJob, type Job } from '@balai/events/job.ts'
import type { Deps } from '../deps.ts'
import { endImport, listAbandonedImports } from './import-store.ts'

export function importJobs(deps: Deps): Job[] {
  return [
    defineJob({
      name: 'attendance.give_up_abandoned_imports',
      cron: '*/10 * * * *',
      run: () => giveUpAbandonedImports(deps),
    }),
  ]
}

/** Longer than an upload can take. */
const longestUpload = 60 * 60 * 1000

/** The process that received these files died, and what it had staged would lie here for ever. */
export async function giveUpAbandonedImports({ db, now }: Deps): Promise<void> {
  const createdBefore = new Date(now().getTime() - longestUpload)
  const ending = { state: 'failed', rows_imported: 0, rows_bad: 0, message: 'The upload broke off.' } as const
  for (const importId of await listAbandonedImports(db, createdBefore)) {
    await endImport(db, importId, ending, now())
  }
}
