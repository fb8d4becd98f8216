import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Connection, clientConfig } from '@balai/db/open-database.ts'
import { findRunningPostgres } from '@balai/postgres/find-running.ts'
import pg from 'pg'
import { migrateDatabase } from './start-program.ts'

/** A place for Balai's data that is gone after the bench. */
export interface DataPlace {
  readonly name: string
  readonly settings: Readonly<Record<string, string>>
  /** Where the database is, once the program runs. */
  connection(): Promise<Connection>
  /** Whether the whole server is ours, and not just a database on it. */
  readonly ownsServer: boolean
  remove(): Promise<void>
}

export async function embeddedDatabase(): Promise<DataPlace> {
  const directory = await mkdtemp(join(tmpdir(), 'balai-bench-'))
  return {
    name: 'embedded PostgreSQL',
    settings: { DATA_DIR: directory },
    async connection() {
      const found = await findRunningPostgres(directory)
      if (found === null) throw new Error('The embedded PostgreSQL does not answer.')
      return found
    },
    ownsServer: true,
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}

/** Null when no server answers, or none that lets us make a database. */
export async function serverDatabase(): Promise<DataPlace | null> {
  const url = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
  const name = `balai_bench_${process.pid}`
  const server = await connectTo({ kind: 'url', url })
  if (server === null) return null
  await server.query(`create database ${name}`)
  await server.end()
  const directory = await mkdtemp(join(tmpdir(), 'balai-bench-'))
  const own = new URL(url)
  own.pathname = `/${name}`
  const settings = { DATA_DIR: directory, DATABASE_URL: own.href }
  const remove = async () => {
    await rm(directory, { recursive: true, force: true })
    const client = await connectTo({ kind: 'url', url })
    await client?.query(`drop database if exists ${name} with (force)`)
    await client?.end()
  }
  try {
    await migrateDatabase(settings)
  } catch (error) {
    await remove()
    throw error
  }
  return {
    name: 'a PostgreSQL server',
    settings,
    connection: async () => ({ kind: 'url', url: own.href }),
    ownsServer: false,
    remove,
  }
}

async function connectTo(connection: Connection): Promise<pg.Client | null> {
  const client = new pg.Client({ ...clientConfig(connection), connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    return client
  } catch {
    return null
  }
}
