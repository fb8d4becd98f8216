import { AppError } from '@balai/contract/app-error.ts'
import { readCsv } from './read-csv.ts'

export interface Table<Header, Row> {
  /** For people: `A guest list`. */
  readonly name: string
  readonly mostRows: number
  readonly readHeader: (cells: readonly string[]) => Header
  readonly readRow: (header: Header, cells: readonly string[], line: number) => Row
}

/**
 * Reads a CSV whose first row says what its columns are, piece by piece: the rows in their order. Throws AppError when
 * the file as a whole is not such a table: `too_many_rows`, `empty_file`, and what `readHeader` and `readCsv` throw.
 */
export async function* readTable<Header, Row>(
  body: AsyncIterable<Buffer>,
  { name, mostRows, readHeader, readRow }: Table<Header, Row>,
): AsyncGenerator<Row> {
  let header: Header | null = null
  let rows = 0
  for await (const { cells, line } of readCsv(body)) {
    if (header === null) {
      header = readHeader(cells)
      continue
    }
    rows += 1
    if (rows > mostRows) {
      throw new AppError('too_large', 'too_many_rows', `${name} has at most ${mostRows} rows.`)
    }
    yield readRow(header, cells, line)
  }
  if (rows === 0) throw new AppError('invalid', 'empty_file', 'The file has no rows.')
}
