import { readTable } from '@balai/http/read-table.ts'
import { type GuestRow, readHeader, readRow } from './rules.ts'

export const mostRows = 200_000

/**
 * Reads a guest list piece by piece: rows in their order, those that are bad by themselves with the reason.
 * Throws AppError when the file as a whole is not one: `missing_column`, `column_twice`, and what `readTable` throws.
 */
export const readGuestList = (body: AsyncIterable<Buffer>): AsyncGenerator<GuestRow> =>
  readTable(body, { name: 'A guest list', mostRows, readHeader, readRow })
