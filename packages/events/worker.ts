import type { Listener } from '@balai/db/listen.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { PgBoss } from 'pg-boss'
import type { Consumer } from './consumer.ts'
import type { Job } from './job.ts'
import type { Log } from './log.ts'
import { definePruning } from './prune.ts'
import { openQueues, startQueues } from './queues.ts'
import { register } from './register.ts'
import { startRelay } from './relay.ts'
import { startHandling } from './start-handling.ts'
import { type Sweep, startSweeping } from './sweep.ts'
import { listenForWork } from './wake-up.ts'

export interface WorkerOptions<Tables> {
  readonly db: Db<Tables>
  readonly listener: Listener
  readonly consumers: readonly Consumer[]
  readonly jobs: readonly Job[]
  /** None unless told. */
  readonly sweeps?: readonly Sweep[]
  readonly log: Log
  /** Looks this often for what nobody announced: retries that are due, a NOTIFY that was lost. 5 unless told. */
  readonly pollSeconds?: number
  /** Who is silent for so long is believed dead, and what it had in hand goes to others. 15 unless told. */
  readonly heartbeatSeconds?: number
  /** Looks this often for the silent ones, 10 unless told. */
  readonly superviseSeconds?: number
  /** Looks this often for jobs whose time has come, 30 unless told, 45 at most. */
  readonly cronSeconds?: number
  /** Connections of the pool that consumers may hold at once, 4 unless told. */
  readonly transactions?: number
  /** What runs when the worker stops gets this long to end, 10 unless told. */
  readonly graceSeconds?: number
  /** How long it is known what was done, 7 unless told; longer than an event may be under way. */
  readonly receiptDays?: number
}

export interface Worker {
  /** Installs the queues if need be, subscribes its consumers for good, and begins. */
  start(): Promise<void>
  /** Hands back what does not end in time; other workers take it at once. */
  stop(): Promise<void>
}

/** Relay, consumers, jobs and sweeps. Any number may run: each handles its own consumers' events, the relay serves all. */
export function createWorker<Tables>(options: WorkerOptions<Tables>): Worker {
  const { listener, consumers, sweeps = [], log, receiptDays = 7 } = options
  const { pollSeconds = 5, heartbeatSeconds = 15, graceSeconds = 10, transactions = 4 } = options
  // @NOTE each module knows its own tables; to the worker it is one database
  const db = options.db as unknown as Db<unknown>
  const jobs = [...options.jobs, definePruning(db, consumers, receiptDays)]
  assertDistinct([...consumers, ...jobs, ...sweeps].map(({ name }) => name))
  const boss = openBoss(db, options)
  let stopRunning = async () => {}

  async function run(): Promise<void> {
    await startQueues(db, boss)
    await register(db, boss, consumers, jobs, heartbeatSeconds)
    const relay = startRelay({ db, log, heartbeatSeconds })
    const deliveries = startHandling({ db, boss, log, heartbeatSeconds }, consumers, jobs, transactions)
    const wakeUp = await listenForWork({ db, listener, relay, deliveries, pollSeconds, log })
    const sweeping = sweeps.map((each) => startSweeping(each, log))
    stopRunning = async () => {
      await Promise.all([wakeUp.stop(), ...sweeping.map((each) => each.stop())])
      await Promise.all([relay.stop(), ...deliveries.map((each) => each.stop(graceSeconds))])
    }
  }

  async function stop(): Promise<void> {
    await stopRunning()
    await boss.stop({ graceful: false })
  }

  return {
    async start() {
      try {
        await run()
      } catch (error) {
        await stop()
        throw error
      }
    },
    stop,
  }
}

function assertDistinct(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`Two consumers, jobs or sweeps are named "${twice}"`)
}

function openBoss<Tables>(db: Db<unknown>, options: WorkerOptions<Tables>): PgBoss {
  const { log, superviseSeconds = 10, cronSeconds = 30 } = options
  const boss = openQueues(db, {
    supervise: true,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    maintenanceIntervalSeconds: 3600,
    schedule: true,
    cronMonitorIntervalSeconds: cronSeconds,
    cronWorkerIntervalSeconds: cronSeconds,
  })
  boss.on('error', (error) => log.error({ err: error }, 'pg-boss failed'))
  boss.on('warning', ({ message, data }) => log.warn(data, message))
  return boss
}
