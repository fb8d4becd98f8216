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
  await withClient(connection, async (client) => {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtextextended('balai migrations', 0))`)
    for (const migrations of all) await migrateSchema(client, migrations)
    await client.query('commit')
  })
}

/** The schemas that have files which this database has not seen. */
export function pendingMigrations(connection: Connection, all: readonly Migrations[]): Promise<string[]> {
  return withClient(connection, async (client) => {
    const pending: string[] = []
    for (const migrations of all) {
      const newest = await createPostgrator(client, migrations).getMaxVersion()
      if ((await readVersion(client, migrations.schema)) < newest) pending.push(migrations.schema)
    }
    return pending
  })
}

async function migrateSchema(client: pg.Client, migrations: Migrations): Promise<void> {
  try {
    await createPostgrator(client, migrations).migrate()
  } catch (error) {
    if ((error as Error).message.startsWith('MD5 checksum failed'))
      throw new ChangedMigration(migrations.schema, error)
    throw error
  }
}

function createPostgrator(client: pg.Client, { schema, directory }: Migrations): Postgrator {
  return new Postgrator({
    driver: 'pg',
    database: client.database ?? '',
    schemaTable: `${schema}.migration`,
    migrationPattern: `${fileURLToPath(directory)}/*.sql`,
    newline: 'LF',
    execQuery: (query) => client.query(query),
  })
}

async function readVersion(client: pg.Client, schema: string): Promise<number> {
  const table = `${client.escapeIdentifier(schema)}.migration`
  const { rows: found } = await client.query('select to_regclass($1) is not null as exists', [table])
  if (!found[0]?.exists) return 0
  const { rows } = await client.query(`select coalesce(max(version), 0) as version from ${table}`)
  return rows[0].version
}

async function withClient<Result>(connection: Connection, work: (client: pg.Client) => Promise<Result>) {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
