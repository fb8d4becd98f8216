import { pipeline, Readable } from 'node:stream'
import { AppError } from '@balai/contract/app-error.ts'
import { CsvError, type Info, parse } from 'csv-parse'
import { decodeText } from './decode-text.ts'

export interface CsvRow {
  readonly cells: readonly string[]
  /** In the file, where the row begins; the first is line 1. */
  readonly line: number
}

const longestLine = 16_384

/**
 * Reads a CSV piece by piece, whichever of comma, semicolon and tab is between its cells: row by row, the one that
 * names the columns first, and none that is empty. Throws AppError when the file as a whole is not one:
 * `malformed_csv`, `line_too_long`, `invalid_utf8`, `file_too_large`, `upload_aborted`.
 */
export async function* readCsv(body: AsyncIterable<Buffer>): AsyncGenerator<CsvRow> {
  const { text, delimiter } = await findDelimiter(decodeText(body))
  for await (const { record, info } of parseRecords(text, delimiter)) {
    yield { cells: record, line: lineOf(record, info) }
  }
}

/** The header tells: it has names in it and no text that could hold the other one. */
async function findDelimiter(text: AsyncGenerator<string>) {
  let start = ''
  while (!start.includes('\n')) {
    const { value, done } = await text.next()
    if (done) break
    start += value
    if (start.length > longestLine && !start.includes('\n')) throw lineTooLong()
  }
  const [firstLine = ''] = start.split('\n', 1)
  const delimiter = [',', ';', '\t'].find((each) => firstLine.includes(each)) ?? ','
  return { text: startAgain(start, text), delimiter }
}

async function* startAgain(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start
  yield* rest
}

interface CsvRecord {
  readonly record: string[]
  readonly info: Info
}

async function* parseRecords(text: AsyncGenerator<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longestLine,
    info: true,
  })
  // what breaks the text breaks the parser, and so comes out of the loop
  pipeline(Readable.from(text), parser, () => {})
  try {
    yield* parser
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error) : error
  }
}

function refusalOf(error: CsvError): AppError {
  const line = typeof error.lines === 'number' ? ` near line ${error.lines}` : ''
  if (error.code === 'CSV_MAX_RECORD_SIZE') return lineTooLong(line)
  return new AppError('invalid', 'malformed_csv', `A quote is opened and never closed${line}.`)
}

function lineTooLong(where = ''): AppError {
  const limit = `A row has at most ${longestLine} characters`
  return new AppError('invalid', 'line_too_long', `${limit}; there is a longer one${where}.`)
}

/** csv-parse tells where a row ends, and a quoted cell may have line breaks. */
function lineOf(record: readonly string[], info: Info): number {
  return info.lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)
}
