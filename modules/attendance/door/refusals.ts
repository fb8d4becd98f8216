import { AppError } from '@balai/contract/app-error.ts'
import type { ScanAnswer, ScanOutcome, ScanRefusal } from './contract.ts'

export const unknownEvent: ScanRefusal = { result: 'unknown_event', message: 'There is no such event.' }

export const nonceReused: ScanRefusal = {
  result: 'nonce_reused',
  message: 'This nonce was used for another scan: give each scan one of its own.',
}

/** For a caller with a single scan: what no log could take becomes an error, and so does a scan by a stranger. */
export function requireAnswer(outcome: ScanOutcome): ScanAnswer {
  switch (outcome.result) {
    case 'unknown_event':
      throw new AppError('not_found', 'event_not_found', outcome.message)
    case 'nonce_reused':
      throw new AppError('unprocessable', 'nonce_reused', outcome.message)
    case 'malformed':
      throw new AppError('invalid', 'validation_failed', outcome.message)
    case 'forbidden':
      throw new AppError(
        'forbidden',
        'not_at_this_door',
        'You are not crew of this event, or not at this gate.',
      )
    default:
      return outcome
  }
}
