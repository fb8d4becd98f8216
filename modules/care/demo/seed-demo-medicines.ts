import { createReadStream } from 'node:fs'
import type { Tx } from '@balai/db/open-database.ts'
import { lockCatalogue, writeCatalogue } from '../medicines/catalogue-store.ts'
import { insertMedicines } from '../medicines/draft-store.ts'
import { readMedicines } from '../medicines/read-medicines.ts'
import { isBad, type MedicineDraft } from '../medicines/rules.ts'
import type { CareTables } from '../tables.ts'

const file = new URL('./medicines.csv', import.meta.url)

/** A few dozen products of common ingredients, where the table is empty. They are a demonstration, and marked so. */
export async function seedDemoMedicines(tx: Tx<CareTables>, now: Date): Promise<void> {
  const { products } = await lockCatalogue(tx)
  if (products > 0) return
  const drafts = await readDrafts()
  await insertMedicines(tx, drafts)
  await writeCatalogue(tx, { products: drafts.length, demo: true, filled_by: null, filled_at: now })
}

async function readDrafts(): Promise<MedicineDraft[]> {
  const drafts: MedicineDraft[] = []
  for await (const row of readMedicines(createReadStream(file))) if (!isBad(row)) drafts.push(row)
  return drafts
}
