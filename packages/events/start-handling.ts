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
import { createRoom, createRoomWithReserve, type Room } from './room.ts'
import { runOnce } from './run-once.ts'

interface Surroundings {
  readonly db: Db<unknown>
  readonly boss: PgBoss
  readonly log: Log
}

/** A loop for each consumer and job. What handles in transactions shares its room, because it shares the pool. */
export function startHandling(
  surroundings: Surroundings,
  consumers: readonly Consumer[],
  jobs: readonly Job[],
  transactions: number,
): Deliveries[] {
  const { db } = surroundings
  const shared = createRoomWithReserve(transactions)
  return [
    ...consumers.map((consumer) =>
      startDeliveries({
        ...surroundings,
        queue: consumer.name,
        limitSeconds: retryPolicyOf(consumer).limitSeconds,
        room: roomOf(consumer, shared),
        handle: handlerOf(db, consumer),
      }),
    ),
    ...jobs.map((job) =>
      startDeliveries({
        ...surroundings,
        queue: job.name,
        limitSeconds: jobLimitSeconds(job),
        room: createRoom(1),
        handle: (claim, signal) => runOnce(db, job, claim, signal),
      }),
    ),
  ]
}

/** A call to another system holds no connection, and must not keep others from theirs while it hangs. */
function roomOf(consumer: Consumer, shared: Room): Room {
  return consumer.kind === 'consume' ? shared : createRoom(consumer.options.concurrency ?? 4)
}

function handlerOf(db: Db<unknown>, consumer: Consumer): Handle {
  return consumer.kind === 'consume'
    ? (claim, signal) => consumeOnce(db, consumer, claim, signal)
    : (claim, signal) => performOnce(db, consumer, claim, signal)
}
