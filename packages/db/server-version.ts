import { sql } from 'kysely'
import type { Db } from './open-database.ts'

/** `15.20`, as the server calls itself. */
export async function readServerVersion<Tables>(db: Db<Tables>): Promise<string> {
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db)
  return rows[0]?.server_version.split(' ')[0] ?? 'unknown'
}
