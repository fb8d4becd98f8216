import type { Db, Tx } from '@balai/db/open-database.ts'
import { type QueryExecutorProvider, sql } from 'kysely'
import type { AttendanceTables, TicketImportErrorRow, TicketImportRow } from '../tables.ts'

/** Heard by whoever shows progress; the payload is the import's id. */
export const importChannel = 'balai_attendance_import'

export type NewImport = Pick<
  TicketImportRow,
  'id' | 'event_id' | 'mode' | 'create_types' | 'created_by' | 'created_at'
>

/** Its file is being received. */
export async function insertImport(db: Db<AttendanceTables>, row: NewImport): Promise<void> {
  await db
    .insertInto('attendance.ticket_import')
    .values({
      ...row,
      state: 'receiving',
      rows_total: 0,
      rows_processed: 0,
      rows_imported: 0,
      rows_bad: 0,
      message: null,
      finished_at: null,
    })
    .execute()
}

export async function findImport(
  db: Db<AttendanceTables>,
  importId: string,
): Promise<TicketImportRow | null> {
  const row = await db
    .selectFrom('attendance.ticket_import')
    .selectAll()
    .where('id', '=', importId)
    .executeTakeFirst()
  return row ?? null
}

/** Newest first; `before` is the last id of the page before. */
export async function listImports(
  db: Db<AttendanceTables>,
  eventId: string,
  before: string | null,
  limit: number,
): Promise<TicketImportRow[]> {
  let imports = db
    .selectFrom('attendance.ticket_import')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('id', 'desc')
    .limit(limit)
  if (before !== null) imports = imports.where('id', '<', before)
  return await imports.execute()
}

export async function listImportErrors(
  db: Db<AttendanceTables>,
  importId: string,
  afterLine: number,
  limit: number,
): Promise<TicketImportErrorRow[]> {
  return await db
    .selectFrom('attendance.ticket_import_error')
    .selectAll()
    .where('import_id', '=', importId)
    .where('line', '>', afterLine)
    .orderBy('line')
    .limit(limit)
    .execute()
}

/** The whole file has arrived and will be worked through. */
export async function queueImport(
  tx: Tx<AttendanceTables>,
  importId: string,
  rowsTotal: number,
): Promise<void> {
  await tx
    .updateTable('attendance.ticket_import')
    .set({ state: 'queued', rows_total: rowsTotal })
    .where('id', '=', importId)
    .execute()
}

/** Shown to whoever waits; written beside the transaction that imports, which nobody can look into. */
export async function showProgress(
  db: QueryExecutorProvider,
  importId: string,
  rowsProcessed: number,
): Promise<void> {
  await sql`
    with shown as (
      update attendance.ticket_import set state = 'running', rows_processed = ${rowsProcessed}
      where id = ${importId} and state in ('queued', 'running')
      returning id
    )
    select pg_notify(${importChannel}, id::text) from shown`.execute(db)
}

export type Ending = Pick<TicketImportRow, 'rows_imported' | 'rows_bad' | 'message'> & {
  readonly state: 'done' | 'refused' | 'failed'
}

/** The last word on an import; what was staged of it goes. */
export async function endImport(
  tx: QueryExecutorProvider,
  importId: string,
  { state, rows_imported, rows_bad, message }: Ending,
  now: Date,
): Promise<void> {
  await sql`
    with ended as (
      update attendance.ticket_import set
        state = ${state}, rows_processed = rows_total, rows_imported = ${rows_imported}, rows_bad = ${rows_bad},
        message = ${message}, finished_at = ${now}
      where id = ${importId}
      returning id
    ), unstaged as (
      delete from attendance.ticket_import_chunk where import_id = ${importId}
    )
    select pg_notify(${importChannel}, id::text) from ended`.execute(tx)
}

/** Uploads that nobody receives any more, because the process that did has died. */
export async function listAbandonedImports(db: Db<AttendanceTables>, createdBefore: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('attendance.ticket_import')
    .select('id')
    .where('state', '=', sql.lit('receiving'))
    .where('created_at', '<', createdBefore)
    .execute()
  return rows.map(({ id }) => id)
}
