import type { Db, Tx } from '@balai/db/open-database.ts'
import { type QueryExecutorProvider, sql } from 'kysely'
import type { CareTables } from '../tables.ts'
import type { MedicineDraft } from './rules.ts'

export async function stageDrafts(
  db: Db<CareTables>,
  importId: string,
  ordinal: number,
  drafts: readonly MedicineDraft[],
  now: Date,
): Promise<void> {
  await db
    .insertInto('care.medicine_draft')
    .values({ import_id: importId, ordinal, rows: JSON.stringify(drafts), created_at: now })
    .execute()
}

/** Those of this import, and those of imports that died before that time. */
export async function dropDrafts(db: Db<CareTables>, importId: string, diedBefore: Date): Promise<void> {
  await sql`
    delete from care.medicine_draft
    where import_id = ${importId} or created_at < ${diedBefore}`.execute(db)
}

/** Makes what was staged the whole table. Answers how many products it has. Numbers that were given are not given again. */
export async function replaceMedicines(tx: Tx<CareTables>, importId: string): Promise<number> {
  await sql`delete from care.medicine`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into care.medicine (name, composition, name_key, ingredients, formula, parts)
    select row.name, row.composition, row.name_key, row.ingredients, row.formula, row.parts
    from care.medicine_draft draft
    cross join lateral rows from (
      jsonb_to_recordset(draft.rows) as (
        name text, composition text, name_key text, ingredients text[], formula text, parts text[])
    ) with ordinality as row (name, composition, name_key, ingredients, formula, parts, place)
    where draft.import_id = ${importId}
    order by draft.ordinal, row.place`.execute(tx)
  // a table that was changed as a whole is searched badly until its statistics are
  await sql`analyze care.medicine`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** The few products of the demo. */
export async function insertMedicines(
  tx: QueryExecutorProvider & Tx<CareTables>,
  drafts: readonly MedicineDraft[],
): Promise<void> {
  const rows = drafts.map((draft) => ({
    ...draft,
    ingredients: [...draft.ingredients],
    parts: [...draft.parts],
  }))
  await tx.insertInto('care.medicine').values(rows).execute()
}
