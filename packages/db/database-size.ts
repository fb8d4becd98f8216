import { sql } from 'kysely'
import type { Db } from './open-database.ts'

/** Bytes on disk, indexes included. */
export async function readDatabaseSize<Tables>(db: Db<Tables>): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select pg_database_size(current_database()) as size`.execute(db)
  return rows[0]?.size ?? 0
}
