import type { Db } from '@balai/db/open-database.ts'
import { stringify } from 'csv-stringify/sync'
import type { LogEntry } from '../door/contract.ts'
import { listScans } from '../door/log-store.ts'
import { viewLogEntry } from '../door/scan-answer.ts'
import type { AttendanceTables } from '../tables.ts'
import type { Report } from './contract.ts'

/** A number in each line, so that a spreadsheet can do with them what it likes. */
export function writeReportCsv(report: Report): string {
  const { totals, ticket_types, gates, quarter_hours, refusals } = report
  const lines = [
    ['section', 'of', 'measure', 'count'],
    ...Object.entries(totals).map(([measure, count]) => ['totals', '', measure, count]),
    ...ticket_types.flatMap(({ name, ...counts }) => linesOf('ticket type', name, counts)),
    ...gates.flatMap(({ gate, ...counts }) => linesOf('gate', gate ?? '', counts)),
    ...quarter_hours.map(({ from, admitted }) => ['quarter hour', from, 'admitted', admitted]),
    ...refusals.map(({ result, scans }) => ['refusal', result, 'scans', scans]),
  ]
  // without the byte order mark Excel takes UTF-8 for its own code page
  return stringify(lines, { bom: true, escape_formulas: true })
}

function linesOf(section: string, of: string, counts: Record<string, number>) {
  return Object.entries(counts).map(([measure, count]) => [section, of, measure, count])
}

const pageLength = 1_000
const logColumns = [
  'received_at',
  'scanned_at',
  'direction',
  'result',
  'ticket_id',
  'code',
  'type',
  'holder_name',
  'gate',
  'device',
  'scanned_by',
  'offline',
  'reentry',
  'released',
  'conflicted',
  'first_at',
  'first_gate',
  'scan_id',
  'nonce',
]

/** The log, newest first, piece by piece however long it is. */
export async function* writeLogCsv(db: Db<AttendanceTables>, eventId: string): AsyncGenerator<string> {
  yield stringify([logColumns], { bom: true })
  for (let before: string | null = null; ; ) {
    const filter = { result: null, gate: null, ticketKey: null, before, limit: pageLength }
    const scans = await listScans(db, eventId, filter)
    yield stringify(
      scans.map((scan) => lineOf(viewLogEntry(scan))),
      { escape_formulas: true },
    )
    if (scans.length < pageLength) return
    before = scans.at(-1)?.id ?? null
  }
}

function lineOf({ ticket, first, ...entry }: LogEntry): unknown[] {
  const line: Record<string, unknown> = {
    ...entry,
    ...ticket,
    first_at: first?.at,
    first_gate: first?.gate,
  }
  return logColumns.map((column) => {
    const value = line[column]
    return typeof value === 'boolean' ? String(value) : value
  })
}
