import type { Db } from '@balai/db/open-database.ts'
import { type Claim, removeJob } from './claims.ts'
import type { Job } from './job.ts'
import { unlessAborted } from './unless-aborted.ts'

/** One slot of a scheduled job. A run that is cut short comes again, so jobs must bear being repeated. */
export async function runOnce(db: Db<unknown>, job: Job, claim: Claim, signal: AbortSignal): Promise<void> {
  await unlessAborted(signal, job.run(signal))
  await removeJob(claim, db)
}
