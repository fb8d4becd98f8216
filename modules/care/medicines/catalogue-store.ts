import type { Db, Tx } from '@balai/db/open-database.ts'
import type { CareTables, CatalogueRow } from '../tables.ts'

export const readCatalogue = (db: Db<CareTables> | Tx<CareTables>): Promise<CatalogueRow> =>
  db.selectFrom('care.catalogue').selectAll().executeTakeFirstOrThrow()

/** Whoever fills the table waits here for whoever does so already. */
export const lockCatalogue = (tx: Tx<CareTables>): Promise<CatalogueRow> =>
  tx.selectFrom('care.catalogue').selectAll().forUpdate().executeTakeFirstOrThrow()

export async function writeCatalogue(
  tx: Tx<CareTables>,
  catalogue: Omit<CatalogueRow, 'only_row'>,
): Promise<void> {
  await tx.updateTable('care.catalogue').set(catalogue).execute()
}
