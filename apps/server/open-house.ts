import { attendanceMigrations } from '@balai/attendance/module.ts'
import { type Migrations, migrate } from '@balai/db/migrate.ts'
import type { Connection } from '@balai/db/open-database.ts'
import { eventsMigrations } from '@balai/events/migrations.ts'
import { httpMigrations } from '@balai/http/migrations.ts'
import { identityMigrations } from '@balai/identity/module.ts'
import { launchPostgres } from '@balai/postgres/launch-postgres.ts'
import type { Config } from './config.ts'

/** Every schema of the program, in the order in which they are built. */
export const allMigrations: readonly Migrations[] = [
  eventsMigrations,
  httpMigrations,
  identityMigrations,
  attendanceMigrations,
]

export interface House {
  readonly connection: Connection
  /** Stops the database when it is the program's own. */
  close(): Promise<void>
}

/** The database of the house: the server that DATABASE_URL names, else the embedded one, started and migrated. */
export async function openHouse(config: Config, log: (line: string) => void): Promise<House> {
  if (config.database.kind === 'server') {
    return { connection: { kind: 'url', url: config.database.url }, close: async () => {} }
  }
  const postgres = await launchPostgres({
    directory: config.dataDirectory,
    sharedBuffersMb: config.database.sharedBuffersMb,
    maxConnections: config.database.poolSize + 10,
    log,
  })
  try {
    await migrate(postgres.connection, allMigrations)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return { connection: postgres.connection, close: () => postgres.stop() }
}
