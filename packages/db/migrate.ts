import { fileURLToPath } from 'node:url'
import pg from 'pg'
import Postgrator from 'postgrator'
import { type Connection, clientConfig } from './open-database.ts'

/** A module's numbered SQL files, `001.do.accounts.sql`, which build the schema of the same name. */
export interface Migrations {
  readonly schema: string
  readonly directory: URL
}

export class ChangedMigration extends Error {
  constructor(schema: string, cause: unknown) {
    super(`A migration of "${schema}" was changed after it had been applied: ${(cause as Error).message}`, {
      cause,
    })
    this.name = 'ChangedMigration'
  }
}

/**
 * Brings every schema to its newest version, in one transaction: all of it, or nothing.
 * The advisory lock lets several replicas start at once; the others wait, and then find nothing to do.
 * Throws ChangedMigration when a file that was applied reads otherwise now.
 */
export async function migrate(connection: Connection, all: readonly Migrations[]): Promise<void> {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtextextended('balai migrations', 0))`)
    for (const migrations of all) await migrateSchema(client, migrations)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function migrateSchema(client: pg.Client, { schema, directory }: Migrations): Promise<void> {
  const postgrator = new Postgrator({
    driver: 'pg',
    database: client.database ?? '',
    schemaTable: `${schema}.migration`,
    migrationPattern: `${fileURLToPath(directory)}/*.sql`,
    newline: 'LF',
    execQuery: (query) => client.query(query),
  })
  try {
    await postgrator.migrate()
  } catch (error) {
    if (/MD5|checksum/i.test((error as Error).message)) throw new ChangedMigration(schema, error)
    throw error
  }
}
