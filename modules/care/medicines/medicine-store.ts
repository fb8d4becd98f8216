import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { CareTables } from '../tables.ts'
import type { ComparedBy, Product } from './rules.ts'

export type StoredMedicine = Product & ComparedBy

const columns = ['id', 'name', 'composition', 'ingredients', 'formula', 'parts'] as const

export async function findMedicine(db: Db<CareTables>, id: number): Promise<StoredMedicine | null> {
  const medicines = db.selectFrom('care.medicine').select(columns).where('id', '=', id)
  return (await medicines.executeTakeFirst()) ?? null
}

/** Of the products with this very name, at most `limit`. */
export function listNamed(db: Db<CareTables>, nameKey: string, limit: number): Promise<StoredMedicine[]> {
  return db
    .selectFrom('care.medicine')
    .select(columns)
    .where('name_key', '=', nameKey)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Of the products whose names begin so, at most `limit`, by name. */
export function listBeginning(db: Db<CareTables>, start: string, limit: number): Promise<StoredMedicine[]> {
  return db
    .selectFrom('care.medicine')
    .select(columns)
    .where('name_key', '>=', start)
    .where('name_key', '<', `${start}${lastCharacter}`)
    .orderBy('name_key')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Sorts behind every character of a name. */
const lastCharacter = '\u{10ffff}'

/** Of the products with this ingredient, at most `limit`: those with the fewest others first. */
export function listContaining(
  db: Db<CareTables>,
  ingredient: string,
  limit: number,
): Promise<StoredMedicine[]> {
  return db
    .selectFrom('care.medicine')
    .select(columns)
    .where(sql<boolean>`ingredients @> array[${ingredient}]`)
    .orderBy(sql`cardinality(ingredients)`)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Of the products whose names hold something spelled much like this, at most `limit`, the nearest first. */
export function listSpelledLike(db: Db<CareTables>, text: string, limit: number): Promise<StoredMedicine[]> {
  return db
    .selectFrom('care.medicine')
    .select(columns)
    .where(sql<boolean>`${text} <% name_key`)
    .orderBy(sql`word_similarity(${text}, name_key)`, 'desc')
    .orderBy('name_key')
    .orderBy('id')
    .limit(limit)
    .execute()
}
