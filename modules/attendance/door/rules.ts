import { AppError, type FieldError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal, Principal } from '@balai/contract/principal.ts'
import type { CrewRole } from '../events/contract.ts'
import { longestOffline } from '../events/rules.ts'
import type { ScanBody } from './contract.ts'

/** Who holds the scanner. An admin, and a partner's key, may work at every door. */
export interface Scanner {
  readonly username: string
  readonly accountId: AccountPrincipal['accountId']
  readonly isAdmin: boolean
}

/** Keys stand in the log by their ids. Nobody of a name like that, from wherever they come, passes for a key. */
export function scannerOf(principal: Principal): Scanner {
  if (principal.kind === 'api_key') {
    return { username: `key:${principal.apiKeyId}`, accountId: null, isAdmin: true }
  }
  if (/^key:/i.test(principal.username)) {
    throw new AppError('forbidden', 'reserved_name', 'Names that begin with "key:" are for API keys.')
  }
  const { username, accountId, role } = principal
  return { username, accountId, isAdmin: role === 'admin' }
}

export interface Scan {
  /** An id or code; an open list is made when nothing has it and `opensList` says so. */
  readonly event: string
  readonly opensList: boolean
  /** A ticket's id, its code, or the text of its QR; on an open list any text. */
  readonly presented: string
  /** Null: the scan is never sent again. */
  readonly nonce: string | null
  readonly gate: string | null
  readonly device: string | null
  /** Null: now, by our clock. */
  readonly scanned_at: Date | null
  readonly offline: boolean
  readonly by: Scanner
}

/** What is wrong with a scan that the schema cannot tell. */
export function findFaults({ ticket_id, code, qr, scanned_at }: ScanBody): FieldError[] {
  const faults: FieldError[] = []
  if ([ticket_id, code, qr].filter((text) => text !== undefined).length !== 1) {
    faults.push({ path: 'body', message: 'must have exactly one of ticket_id, code and qr' })
  }
  // a device whose clock was never set says 1970, and its scans count all the same; other centuries are mistakes
  const year = new Date(scanned_at ?? 0).getUTCFullYear()
  if (year < 1970 || year > 2199) {
    faults.push({ path: 'body.scanned_at', message: 'must be an instant from 1970 to 2199' })
  }
  return faults
}

export type ScanFrame = Pick<Scan, 'event' | 'opensList' | 'by'>

/** Of a body without faults. */
export function scanOf(body: ScanBody, frame: ScanFrame): Scan {
  const { ticket_id, code, qr, nonce, gate, device, scanned_at, offline } = body
  return {
    ...frame,
    presented: ticket_id ?? code ?? qr ?? '',
    nonce: nonce ?? null,
    gate: gate ?? null,
    device: device ?? null,
    scanned_at: scanned_at === undefined ? null : new Date(scanned_at),
    offline: offline ?? false,
  }
}

/**
 * Which instant decides whether the doors were open, and stands in reports.
 *
 * Our clock for a scan that reached us at once. The device's for one that it made offline, but never later than now,
 * and our clock again when the device says more than a week ago: no offline pack is used for so long, so that clock
 * was never set.
 */
export function happenedAt(scan: Pick<Scan, 'scanned_at' | 'offline'>, receivedAt: Date): Date {
  if (!scan.offline || scan.scanned_at === null) return receivedAt
  const age = receivedAt.getTime() - scan.scanned_at.getTime()
  return age < 0 || age > longestOffline ? receivedAt : scan.scanned_at
}

/** What a nonce was first sent with, against what it comes with now: only a ticket's own scan may be repeated. */
export function isSameScan(
  logged: { readonly ticket_key: string; readonly direction: string },
  scan: { readonly ticket_key: string; readonly direction: string; readonly presented: string },
): boolean {
  // a ticket that was unknown is logged as it was presented, and may have been imported since
  const sameTicket = logged.ticket_key === scan.ticket_key || logged.ticket_key === scan.presented
  return sameTicket && logged.direction === scan.direction
}

/** Crew may take back what they let in themselves, for a while; managers what anybody did. */
export function checkUndo(
  scan: {
    readonly result: string
    readonly released: string | null
    readonly scanned_by: string
    readonly received_at: Date
  },
  undo: { readonly by: Scanner; readonly post: CrewRole },
  now: Date,
  undoSeconds: number,
): void {
  if (scan.result !== 'admitted') {
    throw new AppError('conflict', 'not_an_admission', 'Only an admission can be undone.')
  }
  if (undo.post !== 'manager' && scan.scanned_by !== undo.by.username) {
    throw new AppError('forbidden', 'not_your_scan', 'Only who made this scan, or a manager, may undo it.')
  }
  if (scan.released !== null) {
    const how = scan.released === 'undo' ? 'has been undone already' : 'ended with an exit'
    throw new AppError('conflict', 'admission_over', `This admission ${how}.`)
  }
  if (now.getTime() - scan.received_at.getTime() > undoSeconds * 1000) {
    throw new AppError('conflict', 'undo_too_late', `A scan can be undone for ${undoSeconds} seconds.`)
  }
}
