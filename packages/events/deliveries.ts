import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '@balai/db/open-database.ts'
import type { PgBoss } from 'pg-boss'
import { createBell } from './bell.ts'
import { refreshClaims } from './claims.ts'
import type { Log } from './log.ts'
import { type Handle, type OneTry, startTry } from './one-try.ts'
import type { WorkerCapacity } from './worker-capacity.ts'

export interface DeliveriesOptions {
  readonly db: Db<unknown>
  readonly boss: PgBoss
  readonly queue: string
  /** Shared with other queues where their handlers share something scarce. */
  readonly capacity: WorkerCapacity
  readonly limitSeconds: number
  /** How long this worker may be silent before its jobs go to others. */
  readonly heartbeatSeconds: number
  readonly handle: Handle
  readonly log: Log
}

export interface Deliveries {
  readonly queue: string
  wake(): void
  /** Fetches no more, lets what runs end for so long, then hands the rest back. */
  stop(graceSeconds: number): Promise<void>
}

/** Most jobs that one statement fetches. */
const mostAtOnce = 8

const handBackSeconds = 5

/** Fetches from one queue when it is woken, for as long as there is something in it and a slot to handle it in. */
export function startDeliveries(options: DeliveriesOptions): Deliveries {
  const { boss, queue, log, heartbeatSeconds } = options
  const { claims, turns } = options.capacity
  const bell = createBell()
  const underWay = new Set<OneTry>()
  let fetching: Promise<unknown> = Promise.resolve()
  let stopping = false
  const heartbeat = setInterval(beat, (heartbeatSeconds * 1_000) / 3)
  void run()

  async function run(): Promise<void> {
    while (!stopping) {
      await bell.heard()
      await fetchAll().catch((error) => log.error({ err: error, queue }, 'Fetching deliveries failed'))
    }
  }

  async function fetchAll(): Promise<void> {
    while (!stopping) {
      const free = await claims.take(mostAtOnce)
      let begun = 0
      try {
        if (!stopping) begun = await fetchUpTo(free)
      } finally {
        claims.giveBack(free - begun)
      }
      if (begun < free) return
    }
  }

  async function fetchUpTo(most: number): Promise<number> {
    const fetched = boss.fetch<object>(queue, { batchSize: most })
    fetching = fetched.catch(() => {})
    const jobs = await fetched
    for (const job of jobs) {
      const one = startTry({ ...options, turns }, { boss, queue, job })
      underWay.add(one)
      void one.ended.then(() => {
        underWay.delete(one)
        claims.giveBack(1)
      })
    }
    return jobs.length
  }

  function beat(): void {
    if (underWay.size === 0) return
    const claimed = [...underWay].map(({ claim }) => claim)
    refreshClaims(boss, queue, claimed).catch((error) =>
      log.error({ err: error, queue }, 'A heartbeat failed'),
    )
  }

  return {
    queue,
    wake: bell.ring,
    async stop(graceSeconds) {
      stopping = true
      bell.ring()
      await fetching
      await ended(graceSeconds)
      for (const one of underWay) one.handBack()
      // what sits in a statement that does not end is missed by its heartbeat
      await ended(handBackSeconds)
      clearInterval(heartbeat)
    },
  }

  async function ended(seconds: number): Promise<void> {
    const all = Promise.all([...underWay].map((one) => one.ended))
    await Promise.race([all, delay(seconds * 1_000, undefined, { ref: false })])
  }
}
