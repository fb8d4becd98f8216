import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { CheckInOutcome, CheckInRecord } from '../contract.ts'
import type { ScanAnswer } from './contract.ts'
import type { AdmitOne } from './gather-scans.ts'
import { scannerOf } from './rules.ts'

export interface CheckIn {
  readonly event_id: string
  /** The id of a ticket, its code or its QR; on an open list any text. */
  readonly ticket_id: string
}

/** A check-in without a device, as the dialects know it; it goes the way of every other scan. */
export async function checkIn(
  deps: { readonly admitOne: AdmitOne; readonly openLists: boolean },
  account: AccountPrincipal,
  { event_id, ticket_id }: CheckIn,
): Promise<CheckInOutcome> {
  const outcome = await deps.admitOne({
    event: event_id,
    opensList: deps.openLists,
    presented: ticket_id,
    nonce: null,
    gate: null,
    device: null,
    scanned_at: null,
    offline: false,
    by: scannerOf(account),
  })
  switch (outcome.result) {
    case 'admitted':
      return { result: 'admitted', record: recordOf(outcome, { event_id, ticket_id }) }
    case 'duplicate':
    case 'unknown':
    case 'revoked':
    case 'wrong_event':
    case 'not_started':
    case 'ended':
    case 'forbidden':
    case 'unknown_event':
      return { result: outcome.result }
    default:
      throw new Error(`A check-in online and without a nonce cannot be answered ${outcome.result}.`)
  }
}

/** A record bears the code when that was shown, as the attendance list does. */
function recordOf(answer: ScanAnswer, asked: CheckIn): CheckInRecord {
  return {
    event_id: asked.event_id,
    ticket_id: answer.ticket?.code === asked.ticket_id ? asked.ticket_id : answer.ticket_id,
    checked_in_by: answer.scanned_by,
    checked_in_at: answer.received_at.replace('Z', '000+00:00'),
  }
}
