import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'
import type { GuestRow } from './rules.ts'

/** The import that is being worked through. */
export interface Staged {
  readonly importId: string
  readonly eventId: string
  /** The type of rows that do not say theirs; null: each must say. */
  readonly defaultType: string | null
}

export async function stageRows(
  db: Db<AttendanceTables>,
  importId: string,
  ordinal: number,
  rows: readonly GuestRow[],
): Promise<void> {
  await db
    .insertInto('attendance.ticket_import_chunk')
    .values({ import_id: importId, ordinal, rows: JSON.stringify(rows) })
    .execute()
}

export async function listChunks(tx: Tx<AttendanceTables>, importId: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('attendance.ticket_import_chunk')
    .select('ordinal')
    .where('import_id', '=', importId)
    .orderBy('ordinal')
    .execute()
  return rows.map(({ ordinal }) => ordinal)
}

/** The rows of all chunks, or of one, as a table. `type` is in lower case, and null where the row must say and does not. */
export const stagedRows = ({ importId, defaultType }: Staged, ordinal: number | null = null) => sql`
  select
    staged.line, staged.name, staged.email, staged.username, staged.code, staged.field, staged.reason,
    coalesce(staged.type, ${defaultType}) as type_name,
    lower(coalesce(staged.type, ${defaultType})) as type
  from attendance.ticket_import_chunk chunk
  cross join lateral jsonb_to_recordset(chunk.rows) as staged (
    line integer, name text, email text, username text, type text, code text, field text, reason text)
  where chunk.import_id = ${importId} and (${ordinal}::integer is null or chunk.ordinal = ${ordinal})`

/** The types that good rows name and the event lacks, as the file spells them first. */
export async function listMissingTypes(tx: Tx<AttendanceTables>, staged: Staged): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select (array_agg(type_name order by line))[1] as name
    from (${stagedRows(staged)}) staged
    where ${isGood(staged)}
      and not exists (
        select from attendance.ticket_type where event_id = ${staged.eventId} and lower(name) = staged.type)
    group by type
    order by min(line)`.execute(tx)
  return rows.map(({ name }) => name)
}

export interface GoodRow {
  readonly name: string
  readonly email: string | null
  readonly username: string | null
  readonly code: string | null
  readonly type_id: string
}

/** The good rows of one chunk. */
export async function listGoodRows(
  tx: Tx<AttendanceTables>,
  staged: Staged,
  ordinal: number,
): Promise<GoodRow[]> {
  const { rows } = await sql<GoodRow>`
    select staged.name, email, username, code, type.id as type_id
    from (${stagedRows(staged, ordinal)}) staged
    join attendance.ticket_type type on type.event_id = ${staged.eventId} and lower(type.name) = staged.type
    where ${isGood(staged)}
    order by line`.execute(tx)
  return rows
}

const isGood = ({ importId }: Staged) => sql`
  not exists (
    select from attendance.ticket_import_error error
    where error.import_id = ${importId} and error.line = staged.line)`
