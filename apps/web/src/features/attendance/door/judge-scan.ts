import type { OfflinePack } from '@balai/attendance/tickets/contract.ts'
import type { DoorScan } from './door-store.ts'
import type { ReadTicket } from './read-ticket.ts'
import { letThrough, type Verdict } from './verdict.ts'

interface Question {
  readonly text: string
  readonly ticket: ReadTicket
  readonly direction: 'entry' | 'exit'
  readonly pack: OfflinePack
  /** What this device knows of the ticket, oldest first. */
  readonly history: readonly KnownScan[]
  /** In milliseconds. */
  readonly now: number
}

export type KnownScan = Pick<
  DoorScan,
  'nonce' | 'direction' | 'undoes' | 'gate' | 'scanned_at' | 'verdict' | 'answer' | 'state'
>

/** What a device says of a scan by itself; in the order in which the server looks at things. */
export function judgeScan({ text, ticket, direction, pack, history, now }: Question): Verdict {
  const standing = standingOf(history)
  const told = {
    by: 'device',
    first: null,
    holder: knownHolder(history),
    type: typeName(ticket, pack),
  } as const
  const used = { ...told, result: 'duplicate', first: standing } as const
  if (ticket.kind === 'foreign') return { ...told, result: 'wrong_event' }
  if (ticket.kind === 'forged' || (ticket.kind === 'other' && !isCode(text)))
    return { ...told, result: 'unknown' }
  if (direction === 'exit') {
    if (standing === null && history.some(isExit)) return { ...told, result: 'not_inside' }
    return { ...told, result: ticket.kind === 'genuine' ? 'exited' : 'kept' }
  }
  if (ticket.kind === 'genuine' && pack.revoked_serials.includes(ticket.serial)) {
    return { ...told, result: 'revoked' }
  }
  const closed = isClosed(ticket, pack, now)
  if (closed !== null) return { ...told, result: closed }
  if (standing !== null) return used
  return { ...told, result: ticket.kind === 'genuine' ? 'admitted' : 'kept' }
}

/** The admission that stands, as far as this device knows: its own, or the one that the server told it of. */
export function standingOf(history: readonly KnownScan[]): Verdict['first'] {
  let standing: { at: string; gate: string | null; nonce: string | null } | null = null
  for (const scan of history) {
    const seen = scan.answer ?? scan.verdict
    if (scan.direction === 'undo') {
      if (scan.state !== 'refused' && standing?.nonce === scan.undoes) standing = null
    } else if (seen === null) {
      // nobody was told anything, so nobody went through
    } else if (scan.direction === 'exit') {
      if (letThrough(seen)) standing = null
    } else if (letThrough(seen)) {
      standing = { at: scan.scanned_at, gate: scan.gate, nonce: scan.nonce }
    } else if (seen.first !== null) {
      standing = { at: seen.first.at, gate: seen.first.gate, nonce: null }
    }
  }
  return standing === null ? null : { at: standing.at, gate: standing.gate }
}

const isExit = ({ direction, verdict }: KnownScan) =>
  direction === 'exit' && verdict !== null && letThrough(verdict)

/** As a ticket's code may look; the pack knows none, so only the server can tell. */
export const isCode = (text: string): boolean => /^[A-Za-z0-9._-]{1,64}$/.test(text)

function isClosed(ticket: ReadTicket, { event, ticket_types }: OfflinePack, now: number) {
  const type =
    ticket.kind === 'genuine' ? ticket_types.find(({ ordinal }) => ordinal === ticket.type) : undefined
  // an organiser may have moved the validity since the QR was made
  const from = type === undefined ? boundOf(ticket, 'validFrom') : Date.parse(type.valid_from ?? '')
  const until = type === undefined ? boundOf(ticket, 'validUntil') : Date.parse(type.valid_until ?? '')
  // the server lets the instant of the end itself pass
  if (event.status === 'cancelled' || now > Date.parse(event.ends_at) || now > until) return 'ended'
  if (event.status === 'draft' || now < Date.parse(event.doors_open_at) || now < from) return 'not_started'
  return null
}

/** Not a number where there is no bound: nothing is before or after it. */
const boundOf = (ticket: ReadTicket, bound: 'validFrom' | 'validUntil'): number =>
  ticket.kind === 'genuine' ? ticket[bound] : Number.NaN

const typeName = (ticket: ReadTicket, { ticket_types }: OfflinePack): string | null =>
  ticket.kind === 'genuine'
    ? (ticket_types.find(({ ordinal }) => ordinal === ticket.type)?.name ?? null)
    : null

const knownHolder = (history: readonly KnownScan[]): string | null =>
  history.findLast(({ answer }) => answer?.ticket)?.answer?.ticket?.holder_name ?? null
