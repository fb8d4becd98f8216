import type { Db } from '@balai/db/open-database.ts'
import type { PgBoss } from 'pg-boss'
import { consumeOnce } from './consume-once.ts'
import type { Consumer } from './consumer.ts'
import { type Deliveries, startDeliveries } from './deliveries.ts'
import type { Job } from './job.ts'
import type { Log } from './log.ts'
import type { Handle } from './one-try.ts'
import { performOnce } from './perform-once.ts'
import { jobLimitSeconds, retryPolicyOf } from './retry-policy.ts'
import { runOnce } from './run-once.ts'
import { createCapacity, createCapacityWithReserve, type WorkerCapacity } from './worker-capacity.ts'

interface Surroundings {
  readonly db: Db<unknown>
  readonly boss: PgBoss
  readonly log: Log
  readonly heartbeatSeconds: number
}

/** A loop for each consumer and job. What handles in transactions shares its capacity, because it shares the pool. */
export function startHandling(
  surroundings: Surroundings,
  consumers: readonly Consumer[],
  jobs: readonly Job[],
  transactions: number,
): Deliveries[] {
  const shared = createCapacityWithReserve(transactions)
  return [
    ...consumers.map((consumer) =>
      startDeliveries({
        ...surroundings,
        queue: consumer.name,
        limitSeconds: retryPolicyOf(consumer).limitSeconds,
        capacity: capacityOf(consumer, shared),
        handle: handlerOf(surroundings, consumer),
      }),
    ),
    ...jobs.map((job) =>
      startDeliveries({
        ...surroundings,
        queue: job.name,
        limitSeconds: jobLimitSeconds(job),
        capacity: createCapacity(1),
        handle: (claim, signal) => runOnce(surroundings.db, job, claim, signal),
      }),
    ),
  ]
}

/** A call to another system holds no connection, and must not keep others from theirs while it hangs. */
function capacityOf({ kind, options }: Consumer, shared: WorkerCapacity): WorkerCapacity {
  if (kind === 'consume' && options.concurrency === undefined) return shared
  return createCapacity(options.concurrency ?? 4)
}

function handlerOf({ db, log, heartbeatSeconds }: Surroundings, consumer: Consumer): Handle {
  if (consumer.kind === 'consume') return (claim, signal) => consumeOnce(db, consumer, claim, signal)
  const leasing = { db, log, leaseSeconds: heartbeatSeconds }
  return (claim, signal) => performOnce(leasing, consumer, claim, signal)
}
