import { AppError } from '@balai/contract/app-error.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Deps } from '../deps.ts'
import { lockCatalogue, writeCatalogue } from './catalogue-store.ts'
import { dropDrafts, replaceMedicines, stageDrafts } from './draft-store.ts'
import { readMedicines } from './read-medicines.ts'
import { isBad, type MedicineDraft, type RowError } from './rules.ts'

/**
 * Makes the file the whole table of medicines: all of it, or, when a row is bad, nothing. It is staged as it arrives,
 * so neither this process ever has it in hand nor a transaction waits for the network. Answers how many products.
 * Throws AppError `medicines_refused` with the bad rows, and what `readMedicines` throws.
 */
export async function importMedicines(deps: Deps, by: string, body: AsyncIterable<Buffer>): Promise<number> {
  const { db, now } = deps
  const id = newId()
  try {
    const bad = await stage(deps, id, readMedicines(body))
    if (bad.count > 0) throw refused(bad)
    return await db.transaction().execute(async (tx) => {
      await lockCatalogue(tx)
      const products = await replaceMedicines(tx, id)
      await writeCatalogue(tx, { products, demo: false, filled_by: by, filled_at: now() })
      return products
    })
  } finally {
    await dropDrafts(db, id, new Date(now().getTime() - longestImport))
  }
}

const longestImport = 3_600_000
const chunkLength = 1_000
const mostErrors = 100

interface BadRows {
  readonly count: number
  /** The first of them. */
  readonly errors: readonly RowError[]
}

async function stage(
  { db, now }: Deps,
  importId: string,
  rows: AsyncIterable<MedicineDraft | RowError>,
): Promise<BadRows> {
  const errors: RowError[] = []
  let count = 0
  let ordinal = 0
  let chunk: MedicineDraft[] = []
  for await (const row of rows) {
    if (isBad(row)) {
      count += 1
      if (count <= mostErrors) errors.push(row)
    } else chunk.push(row)
    if (chunk.length < chunkLength) continue
    await stageDrafts(db, importId, ordinal, chunk, now())
    ordinal += 1
    chunk = []
  }
  if (chunk.length > 0) await stageDrafts(db, importId, ordinal, chunk, now())
  return { count, errors }
}

const refused = ({ count, errors }: BadRows) =>
  new AppError('unprocessable', 'medicines_refused', 'Nothing was imported, because some rows are bad.', {
    extensions: { bad_rows: count, row_errors: errors },
  })
