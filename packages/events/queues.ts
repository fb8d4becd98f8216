import type { Db } from '@balai/db/open-database.ts'
import { CompiledQuery } from 'kysely'
import { type ConstructorOptions, fromKysely, PgBoss } from 'pg-boss'

/** Events that a consumer gave up on wait here, whosever they are. */
export const deadLetterQueue = 'events.dead_letters'

const day = 24 * 3600

/**
 * pg-boss over the pool that the program has already. Nothing runs until `start()`, which installs or upgrades the
 * schema `pgboss` too: under an advisory lock, so any number of processes may start at once.
 */
export function openQueues<Tables>(db: Db<Tables>, options: Partial<ConstructorOptions> = {}): PgBoss {
  return new PgBoss({
    supervise: false,
    schedule: false,
    // it wakes every five seconds for dependencies between jobs, which nobody here has
    flowIntervalSeconds: day,
    bamIntervalSeconds: 3600,
    queueCacheIntervalSeconds: 3600,
    ...options,
    db: { executeSql: (text, values) => executeSql(db, text, values) },
  })
}

/** Makes the schema `pgboss`: `balai migrate` calls it, and a worker's start does the same. Safe to repeat. */
export async function installQueues<Tables>(db: Db<Tables>): Promise<void> {
  const boss = openQueues(db)
  // of work in the background, which the first worker takes up again
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
}

async function executeSql<Tables>(db: Db<Tables>, text: string, values: readonly unknown[] = []) {
  if (db.isTransaction) return fromKysely(db).executeSql(text, [...values])
  return db.connection().execute(async (connection) => {
    try {
      const { rows } = await connection.executeQuery(CompiledQuery.raw(text, [...values]))
      return { rows: [...rows] }
    } catch (error) {
      // some of its texts open a transaction of their own; the next user of this connection must not inherit it
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
      throw error
    }
  })
}
