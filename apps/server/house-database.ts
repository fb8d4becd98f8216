import { attendanceMigrations } from '@balai/attendance/module.ts'
import { careMigrations } from '@balai/care/module.ts'
import { type Migrations, migrate, pendingMigrations } from '@balai/db/migrate.ts'
import { type Connection, openDatabase } from '@balai/db/open-database.ts'
import { readServerVersion } from '@balai/db/server-version.ts'
import { eventsMigrations } from '@balai/events/migrations.ts'
import { installQueues } from '@balai/events/queues.ts'
import { httpMigrations } from '@balai/http/migrations.ts'
import { identityMigrations } from '@balai/identity/module.ts'
import { notifyMigrations } from '@balai/notify/module.ts'
import { findRunningPostgres } from '@balai/postgres/find-running.ts'
import { launchPostgres } from '@balai/postgres/launch-postgres.ts'
import { spacesMigrations } from '@balai/spaces/module.ts'
import type { Config } from './config.ts'
import { ConfigError } from './config-error.ts'

/** Every schema of the program, in the order in which they are built. */
export const allMigrations: readonly Migrations[] = [
  eventsMigrations,
  httpMigrations,
  identityMigrations,
  attendanceMigrations,
  spacesMigrations,
  notifyMigrations,
  careMigrations,
]

export interface HouseDatabase {
  readonly connection: Connection
  /** Stops the database when it is the program's own. */
  close(): Promise<void>
}

/** A program owns its embedded database; a command may also visit the one of a program that runs. */
export type Manner = 'own' | 'visit'

/** The database of the house: the server that DATABASE_URL names, else the embedded one, started and migrated. */
export async function openHouseDatabase(
  config: Config,
  manner: Manner,
  log: (line: string) => void,
): Promise<HouseDatabase> {
  const { database, dataDirectory } = config
  if (database.kind === 'server') return await guestIn({ kind: 'url', url: database.url })
  const running = manner === 'visit' ? await findRunningPostgres(dataDirectory) : null
  if (running !== null) return await guestIn(running)

  const { sharedBuffersMb, poolSize } = database
  const postgres = await launchPostgres({
    directory: dataDirectory,
    sharedBuffersMb,
    maxConnections: poolSize + 10,
    log,
  })
  try {
    await bringUpToDate(postgres.connection)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return { connection: postgres.connection, close: () => postgres.stop() }
}

/** A database that somebody else runs; one that does not answer is told at once, and in one line. */
async function guestIn(connection: Connection): Promise<HouseDatabase> {
  const db = openDatabase<object>({ connection, poolSize: 1 })
  try {
    await readServerVersion(db)
  } catch (error) {
    throw new ConfigError(`The database cannot be used: ${explain(error as Error)}.`, { cause: error })
  } finally {
    await db.destroy()
  }
  return { connection, close: async () => {} }
}

/** Of several addresses that were tried, the last one's refusal. A driver's message has no password in it. */
function explain(error: Error): string {
  const last: unknown = error instanceof AggregateError ? error.errors.at(-1) : error
  return last instanceof Error ? last.message : error.message
}

/** Migrates every schema and installs the queues. Safe to repeat, and from several replicas at once. */
export async function bringUpToDate(connection: Connection): Promise<void> {
  await migrate(connection, allMigrations)
  const db = openDatabase<object>({ connection, poolSize: 2 })
  try {
    await installQueues(db)
  } finally {
    await db.destroy()
  }
}

/** A server's database is migrated by `balai migrate`, so that an upgrade happens when the operator says so. */
export async function requireMigrated({ connection }: HouseDatabase): Promise<void> {
  const pending = await pendingMigrations(connection, allMigrations)
  if (pending.length === 0) return
  throw new ConfigError(
    `The database is older than this program (${pending.join(', ')}): run "balai migrate" first.`,
  )
}
