import { assertName } from './name.ts'

/** Scheduled work. Each slot runs once over all replicas, and never beside an unfinished run of itself. */
export interface Job {
  /** `identity.prune_sessions` */
  readonly name: string
  /** Five fields in UTC, `17 * * * *`. Runs up to a minute late; of the slots missed while all workers were down, the last. */
  readonly cron: string
  readonly run: (signal: AbortSignal) => Promise<void>
  /** That a run may take, 600 unless told; its signal aborts then. */
  readonly limitSeconds?: number
}

export function defineJob(job: Job): Job {
  return { ...job, name: assertName(job.name) }
}
