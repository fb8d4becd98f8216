import { defineJob, type Job } from '@balai/events/job.ts'
import { tellListeners } from './accounts/tell-listeners.ts'
import type { AccountDeps } from './deps.ts'
import { pruneLockouts } from './lockout/lockout-store.ts'
import { pruneTokens } from './recovery/one-time-token-store.ts'
import { reuseNoticedFor } from './sessions/rules.ts'
import { pruneSessions } from './sessions/session-store.ts'

const day = 24 * 60 * 60_000

/** Nothing here changes what anybody may do; what has expired is refused already, and only takes up room. */
export const identityJobs = ({ db, now }: AccountDeps): Job[] => [
  defineJob({
    name: 'identity.prune',
    cron: '23 * * * *',
    async run() {
      const at = now()
      const before = (age: number) => new Date(at.getTime() - age)
      await pruneSessions(db, { expiredBefore: at, replacedBefore: before(reuseNoticedFor) })
      await pruneTokens(db, before(day))
      await pruneLockouts(db, at)
    },
  }),
  defineJob({
    name: 'identity.tell_listeners',
    cron: '* * * * *',
    run: () => tellListeners({ db, now }),
  }),
]
