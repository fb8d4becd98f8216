import type { Db, Tx } from '@balai/db/open-database.ts'
import { CompiledQuery, sql } from 'kysely'
import { type ConstructorOptions, fromKysely, PgBoss } from 'pg-boss'

/** Events that a consumer gave up on wait here, whosever they are. */
export const deadLetterQueue = 'events.dead_letters'

const day = 24 * 3600

/** pg-boss over the pool that the program has already. It runs nothing by itself until `startQueues`. */
export function openQueues<Tables>(db: Queryable<Tables>, options: Partial<ConstructorOptions> = {}): PgBoss {
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

export type Queryable<Tables> = Db<Tables> | Tx<Tables>

/** Makes the schema `pgboss`: `balai migrate` calls it, and the start of a worker does the same. Safe to repeat. */
export async function installQueues<Tables>(db: Db<Tables>): Promise<void> {
  const boss = openQueues(db)
  // of work in the background, which the first worker takes up again
  boss.on('error', () => {})
  await startQueues(db, boss)
  await boss.stop({ graceful: false })
}

/**
 * One process after the other. pg-boss has a lock of its own for its first start, but who waited for it may still
 * see the catalogue from before, and then fails on a schema that exists already.
 */
export async function startQueues<Tables>(db: Db<Tables>, boss: PgBoss): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtextextended('balai queues', 0))`.execute(connection)
    try {
      await boss.start()
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended('balai queues', 0))`.execute(connection)
    }
  })
}

async function executeSql<Tables>(db: Queryable<Tables>, text: string, values: readonly unknown[] = []) {
  if (db.isTransaction) return fromKysely(db).executeSql(text, [...values])
  return db.connection().execute(async (connection) => {
    try {
      // of a text with several statements nothing comes back; pg-boss needs that for warnings of long queues alone
      const { rows } = await connection.executeQuery(CompiledQuery.raw(text, [...values]))
      return { rows: [...rows] }
    } catch (error) {
      // some of its texts open a transaction of their own; the next user of this connection must not inherit it
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
      throw error
    }
  })
}
