import type { TicketImportRow } from '../tables.ts'
import type { ImportView } from './contract.ts'

export function viewImport(row: TicketImportRow): ImportView {
  const { id, event_id, mode, create_types, state, message, created_by } = row
  return {
    id,
    event_id,
    mode,
    create_types,
    state,
    rows: {
      total: row.rows_total,
      processed: row.rows_processed,
      imported: row.rows_imported,
      bad: row.rows_bad,
    },
    message,
    created_by,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  }
}
