import type { ScanOutcome } from '@balai/attendance/door/contract.ts'
import type { DoorScan, Refusal } from './door-store.ts'
import { letThrough, verdictOf } from './verdict.ts'

/** What an answer of the server makes of a scan that waited for it. */
export function settled(scan: DoorScan, outcome: ScanOutcome): Partial<DoorScan> {
  if (!('scan_id' in outcome)) return refused(scan, { code: outcome.result, message: outcome.message })
  const answer = { answer: outcome, tickets: namesWith(scan, outcome.ticket?.code), asked_until: 0 }
  if (outcome.result === 'forbidden') {
    const refusal = {
      code: 'not_at_this_door',
      message: 'You are not crew of this event, or not at this gate.',
    }
    return { ...refused(scan, refusal), ...answer }
  }
  const verdict = scan.verdict ?? verdictOf(outcome)
  const isOtherwise = letThrough(verdict) && !letThrough(outcome)
  return { ...answer, verdict, state: isOtherwise ? 'conflict' : 'answered' }
}

/** It stays in the list with the reason, until somebody sends it again or puts it away. */
export function refused(scan: DoorScan, refusal: Refusal): Partial<DoorScan> {
  const told = {
    result: 'refused',
    by: 'server',
    first: null,
    holder: null,
    type: null,
    reason: refusal,
  } as const
  return { state: 'refused', refusal, asked_until: 0, verdict: scan.verdict ?? told }
}

/**
 * The log let somebody in whom the screen had sent away: the doors open earlier by now, say, or the answer got lost. What
 * the crew did is what happened, and the log follows: nobody went in, so the admission is undone. Otherwise the count of
 * people inside were wrong, and a guest who comes back with a valid ticket would be told that it was used, at the very
 * gate that had sent them away. Both lines stay in the log.
 */
export function isGhost(scan: DoorScan, outcome: ScanOutcome): boolean {
  return (
    scan.direction === 'entry' &&
    scan.verdict?.by === 'device' &&
    !letThrough(scan.verdict) &&
    outcome.result === 'admitted'
  )
}

/** The code under the QR, once the server has told it: typed instead of scanned it is the same ticket. */
function namesWith({ tickets, event }: DoorScan, code: string | undefined): readonly string[] {
  return code === undefined ? tickets : [...new Set([...tickets, codeName(event.id, code)])]
}

export const codeName = (eventId: string, code: string): string => `${eventId} ${code.toUpperCase()}`
export const serialName = (eventId: string, serial: number): string => `${eventId} #${serial}`
