import { defineJob, type Job } from '@balai/events/job.ts'
import type { Deps } from '../deps.ts'
import { deleteRead } from './read-mark-store.ts'

export const notificationJobs = (deps: Deps): Job[] => [
  defineJob({
    name: 'notify.prune_notifications',
    cron: '47 3 * * *',
    run: (signal) => pruneNotifications(deps, signal),
  }),
]

const kept = 90 * 24 * 60 * 60_000
const batch = 5_000

/** What was read long ago; what was not stays until it is. */
export async function pruneNotifications({ db, now }: Deps, signal: AbortSignal): Promise<void> {
  const before = new Date(now().getTime() - kept)
  while (!signal.aborted && (await deleteRead(db, before, batch)) === batch);
}
