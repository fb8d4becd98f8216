import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Migrations, migrate } from '@balai/db/migrate.ts'
import { type Connection, clientConfig, openDatabase } from '@balai/db/open-database.ts'
import { installQueues } from '@balai/events/queues.ts'
import { launchPostgres } from '@balai/postgres/launch-postgres.ts'
import pg from 'pg'
import { inDatabase } from './connections.ts'

/** A PostgreSQL server for one run of the tests, with a migrated database that each test file clones. */
export interface TestServer {
  readonly connection: Connection
  readonly template: string
}

/**
 * The server that TEST_DATABASE_URL names (its user must be a superuser), else an embedded one of our own.
 * Everything that the run leaves on the server goes with `stop`.
 */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  const server = await findOrLaunchServer()
  const template = `balai_test_${process.pid}`
  const stop = async () => {
    if (server.launched === null) await onServer(server.connection, (client) => dropRun(client, template))
    else await server.launched.stop()
  }
  try {
    await makeTemplate(server.connection, template)
    return { connection: server.connection, template, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeTemplate(server: Connection, template: string): Promise<void> {
  await onServer(server, async (client) => {
    await dropRun(client, template)
    await client.query(`create database ${template}`)
  })
  const database = inDatabase(server, template)
  const migrations = findMigrations()
  await migrate(database, migrations)
  const db = openDatabase({ connection: database, poolSize: 2 })
  await installQueues(db).finally(() => db.destroy())
  await onServer(database, (client) => grantModules(client, migrations))
}

async function findOrLaunchServer() {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { connection: { kind: 'url', url } satisfies Connection, launched: null }
  const directory = await mkdtemp(join(tmpdir(), 'balai-test-'))
  const postgres = await launchPostgres({ directory, durable: false, maxConnections: 200 })
  const stop = async () => {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
  return { connection: postgres.connection, launched: { stop } }
}

/** Every folder `migrations`: the schema has the name of the package that the folder stands in. */
export function findMigrations(): Migrations[] {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  return ['packages', 'modules']
    .flatMap((room) => readdirSync(join(root, room)).map((name) => join(root, room, name, 'migrations')))
    .filter(hasFiles)
    .map((path) => ({ schema: basename(dirname(path)), directory: pathToFileURL(path) }))
}

function hasFiles(path: string): boolean {
  try {
    return readdirSync(path).length > 0
  } catch {
    return false
  }
}

/** The role of a module sees the module's own schema and those of the packages, so that a foreign read fails. */
export const roleOf = (module: string): string => `balai_test_${module}`

async function grantModules(client: pg.Client, all: readonly Migrations[]): Promise<void> {
  const modules = all.filter(({ directory }) => directory.pathname.includes('/modules/'))
  const packages = all.filter((migrations) => !modules.includes(migrations))
  for (const { schema } of modules) {
    const role = roleOf(schema)
    await client.query(`do $$ begin create role ${role} login password 'balai';
      exception when duplicate_object or unique_violation then null; end $$`)
    for (const visible of [schema, 'pgboss', ...packages.map((each) => each.schema)]) {
      await client.query(`grant usage on schema ${visible} to ${role}`)
      await client.query(`grant all on all tables in schema ${visible} to ${role}`)
      await client.query(`grant all on all sequences in schema ${visible} to ${role}`)
    }
  }
}

async function dropRun(client: pg.Client, template: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname = $1 or datname like $1 || '\\_%'`,
    [template],
  )
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
}

export async function onServer<Result>(
  connection: Connection,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
