import { statfs } from 'node:fs/promises'
import { readDatabaseSize } from '@balai/db/database-size.ts'
import { type Db, poolUse } from '@balai/db/open-database.ts'
import { readServerVersion } from '@balai/db/server-version.ts'
import { readBacklog } from '@balai/events/backlog.ts'
import { countQueues } from '@balai/events/queue-store.ts'
import type { Config } from './config.ts'
import { type Hosted, namesOf } from './host-modules.ts'
import type { SystemView } from './system-view.ts'
import type { Upstreams } from './upstreams.ts'
import { version } from './version.ts'

export interface SystemDeps {
  readonly db: Db<object>
  readonly config: Config
  readonly hosted: Hosted
  readonly upstreams: Upstreams
  readonly worker: boolean
}

export async function readSystem({ db, config, hosted, upstreams, worker }: SystemDeps): Promise<SystemView> {
  // before our own questions, which would be most of what is in use
  const pool = poolUse(db)
  const [serverVersion, size, backlog, queues, states, disk] = await Promise.all([
    readServerVersion(db),
    readDatabaseSize(db),
    readBacklog(db),
    countQueues(db),
    upstreams.states(),
    readDisk(config),
  ])
  const { rss, heapUsed } = process.memoryUsage()
  return {
    version,
    node_version: process.versions.node,
    started_at: new Date(performance.timeOrigin).toISOString(),
    uptime_seconds: Math.round(process.uptime()),
    modules: namesOf(hosted),
    worker,
    database: {
      version: serverVersion,
      embedded: config.database.kind === 'embedded',
      size_bytes: size,
      pool: { size: pool.size, in_use: pool.inUse, waiting: pool.waiting },
    },
    memory: { rss_bytes: rss, heap_used_bytes: heapUsed },
    disk,
    outbox: { waiting: backlog.outbox, oldest_seconds: backlog.oldestSeconds },
    queues,
    dead_letters: backlog.deadLetters,
    mail: { kind: config.mail.kind === 'smtp' ? 'smtp' : 'files', from: config.mail.from },
    upstreams: Object.entries(states).map(([name, state]) => ({ name, ...state })),
  }
}

/** The disk that the embedded database fills. */
async function readDisk({ database, dataDirectory }: Config): Promise<SystemView['disk']> {
  if (database.kind !== 'embedded') return null
  const { bavail, blocks, bsize } = await statfs(dataDirectory)
  return { free_bytes: bavail * bsize, total_bytes: blocks * bsize }
}
