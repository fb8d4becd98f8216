import type { Db } from '@balai/db/open-database.ts'
import type { PgBoss, Queue, QueueResult } from 'pg-boss'
import type { Consumer } from './consumer.ts'
import type { Job } from './job.ts'
import { deadLetterQueue } from './queues.ts'
import { retryPolicyOf } from './retry-policy.ts'
import { writeSubscriptions } from './subscription-store.ts'

/**
 * Makes what the relay of any process needs to serve these consumers: their queues first, then their subscriptions,
 * which stay when this process ends. Changed options reach the queue, and through it every event from now on.
 */
export async function register(
  db: Db<unknown>,
  boss: PgBoss,
  consumers: readonly Consumer[],
  jobs: readonly Job[],
  heartbeatSeconds: number,
): Promise<void> {
  const wanted = [deadLetters, ...consumers.map(queueOfConsumer), ...jobs.map(queueOfJob)].map((queue) => ({
    ...queue,
    // pg-boss takes no less for a queue; the relay gives each delivery its own
    heartbeatSeconds: Math.max(10, heartbeatSeconds),
  }))
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  for (const queue of wanted) await makeQueue(boss, queue, known.get(queue.name))
  await writeSubscriptions(db, consumers)
  for (const job of jobs) await boss.schedule(job.name, job.cron, {}, { missed: 'once' })
}

const day = 24 * 3600
/** What waits is never thrown away, also not when its consumer is away for a month. */
const forever = 50 * 365 * day

const deadLetters: Queue = { name: deadLetterQueue, retentionSeconds: forever, retryLimit: 0 }

function queueOfConsumer(consumer: Consumer): Queue {
  const { tries, longestPauseSeconds } = retryPolicyOf(consumer)
  return {
    name: consumer.name,
    retryLimit: tries - 1,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: longestPauseSeconds,
    expireInSeconds: expiry,
    retentionSeconds: forever,
    deadLetter: deadLetterQueue,
    // of an event that was given up; its dead letter is a job of its own
    deleteAfterSeconds: day,
  }
}

/** pg-boss's longest. A worker that lives ends a try at its limit, and one that died is missed by its heartbeat. */
const expiry = day

function queueOfJob(job: Job): Queue {
  return {
    name: job.name,
    // one waiting or running: a slot that comes while the last one still runs is left out
    policy: 'exclusive',
    retryLimit: 2,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: expiry,
    deleteAfterSeconds: day,
  }
}

async function makeQueue(boss: PgBoss, { name, policy, ...settings }: Queue, known: QueueResult | undefined) {
  if (known === undefined) await boss.createQueue(name, policy ? { policy, ...settings } : settings)
  else if (differs(settings, known)) await boss.updateQueue(name, settings)
}

function differs(settings: Omit<Queue, 'name' | 'policy'>, known: QueueResult): boolean {
  return (Object.keys(settings) as (keyof typeof settings)[]).some((key) => settings[key] !== known[key])
}
