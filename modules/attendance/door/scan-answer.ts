import type { LogEntry, ScanAnswer } from './contract.ts'
import type { LogRow } from './log-store.ts'
import type { LoggedScan } from './scan-store.ts'

type Shown = Omit<
  LoggedScan,
  'ticket_id' | 'presented_code' | 'happened_at' | 'first_scan_id' | 'released' | 'written_in'
>

export function answerScan(scan: Shown): ScanAnswer {
  return {
    scan_id: scan.id,
    event_id: scan.event_id,
    direction: scan.direction,
    result: scan.result,
    ticket_id: scan.ticket_key,
    ticket: viewTicketOf(scan),
    nonce: scan.nonce,
    gate: scan.gate,
    device: scan.device,
    offline: scan.offline,
    reentry: scan.reentry,
    scanned_by: scan.scanned_by,
    scanned_at: scan.scanned_at.toISOString(),
    received_at: scan.received_at.toISOString(),
    first: scan.first,
  }
}

/** Who may not scan here learns nothing: not of the ticket, and not of the scan whose nonce they may have overheard. */
export function answerForbidden(
  scan: Omit<Shown, 'result' | 'code' | 'first'> & { readonly presented: string },
  known: Pick<LoggedScan, 'id' | 'result'>,
): ScanAnswer {
  const id = known.result === 'forbidden' ? known.id : scan.id
  return answerScan({ ...scan, id, result: 'forbidden', ticket_key: scan.presented, code: null, first: null })
}

export function viewLogEntry(scan: LogRow): LogEntry {
  return { ...answerScan(scan), released: scan.released, conflicted: scan.conflicted }
}

/** Null on an open list, and where there is no such ticket. */
export function viewTicketOf({
  code,
  type_name,
  holder_name,
}: Pick<LoggedScan, 'code' | 'type_name' | 'holder_name'>): ScanAnswer['ticket'] {
  if (code === null || type_name === null || holder_name === null) return null
  return { code, type: type_name, holder_name }
}
