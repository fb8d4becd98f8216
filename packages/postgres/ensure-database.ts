import type pg from 'pg'
import { PostgresUnavailable } from './postgres-unavailable.ts'

/** Makes the database `balai`, owned by the role `balai` that made the cluster, unless it is there. */
export async function ensureDatabase(session: pg.Client): Promise<void> {
  const { rowCount } = await session.query(`select from pg_database where datname = 'balai'`)
  if (rowCount === 1) return
  try {
    await session.query('create database balai')
  } catch (error) {
    throw new PostgresUnavailable(`The database "balai" could not be made: ${(error as Error).message}.`, {
      cause: error,
    })
  }
}
