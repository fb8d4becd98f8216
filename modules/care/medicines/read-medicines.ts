import { readTable } from '@balai/http/read-table.ts'
import { type MedicineDraft, type RowError, readHeader, readRow } from './rules.ts'

export const mostRows = 500_000

/**
 * Reads a table of medicines piece by piece: rows in their order, those that are bad with the reason.
 * Throws AppError when the file as a whole is not one: `missing_column`, and what `readTable` throws.
 */
export const readMedicines = (body: AsyncIterable<Buffer>): AsyncGenerator<MedicineDraft | RowError> =>
  readTable(body, { name: 'A table of medicines', mostRows, readHeader, readRow })
