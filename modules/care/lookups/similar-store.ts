import type { Db } from '@balai/db/open-database.ts'
import { type RawBuilder, sql } from 'kysely'
import type { StoredMedicine } from '../medicines/medicine-store.ts'
import type { Product } from '../medicines/rules.ts'
import type { CareTables } from '../tables.ts'

/**
 * Products that have something in common with this one, the nearest first: by the part of all their ingredients that
 * they share, then by how many strengths agree, then as the table has them.
 */
export async function listSimilar(
  db: Db<CareTables>,
  product: StoredMedicine,
  limit: number,
): Promise<Product[]> {
  const same = await listOfSameFormula(db, product, limit)
  if (same.length === limit) return same
  return [...same, ...(await listOfOtherFormula(db, product, limit - same.length))]
}

/** There may be thousands, which their index finds at once. */
async function listOfSameFormula(
  db: Db<CareTables>,
  { id, formula, parts }: StoredMedicine,
  limit: number,
): Promise<Product[]> {
  return await db
    .selectFrom('care.medicine')
    .select(['id', 'name', 'composition'])
    .where('formula', '=', formula)
    .where('id', '<>', id)
    .orderBy(inCommon('parts', parts), 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

async function listOfOtherFormula(
  db: Db<CareTables>,
  { formula, ingredients, parts }: StoredMedicine,
  limit: number,
): Promise<Product[]> {
  const { rows } = await sql<Product>`
    select id, name, composition
    from care.medicine
    cross join lateral (select ${inCommon('ingredients', ingredients)} as shared) match
    where ingredients && ${ingredients}::text[] and formula <> ${formula}
    order by
      shared::float8 / (cardinality(ingredients) + ${ingredients.length}::integer - shared) desc,
      ${inCommon('parts', parts)} desc,
      id
    limit ${limit}`.execute(db)
  return rows
}

/** How many of the texts are in the column. A sum, because a subquery for each of thousands of rows takes five times as long. */
function inCommon(column: 'ingredients' | 'parts', texts: readonly string[]): RawBuilder<number> {
  const each = texts.map((text) => sql`(${sql.ref(column)} @> array[${text}]::text[])::integer`)
  return each.length === 0 ? sql`0::integer` : sql`(${sql.join(each, sql` + `)})`
}
