import type { Db } from '@balai/db/open-database.ts'
import { stringify } from 'csv-stringify/sync'
import type { AttendanceTables } from '../tables.ts'
import { listImportErrors } from './import-store.ts'

const pageLength = 1_000

export async function* exportErrors(db: Db<AttendanceTables>, importId: string): AsyncGenerator<string> {
  yield stringify([['line', 'field', 'reason']], { bom: true })
  for (let after = 0; ; ) {
    const errors = await listImportErrors(db, importId, after, pageLength)
    yield stringify(
      errors.map(({ line, field, reason }) => [line, field, reason]),
      { escape_formulas: true },
    )
    if (errors.length < pageLength) return
    after = errors.at(-1)?.line ?? 0
  }
}
