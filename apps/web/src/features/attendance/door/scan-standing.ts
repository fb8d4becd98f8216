import type { DoorScan } from './door-store.ts'
import type { JudgedScan } from './scan.ts'
import { letThrough } from './verdict.ts'

export const isJudged = (scan: DoorScan): scan is JudgedScan => scan.verdict !== null

/** An entry that stands: nobody has taken it back, and the server has not refused it. */
export function isUndoable(scan: DoorScan, all: readonly DoorScan[]): scan is JudgedScan {
  if (scan.direction !== 'entry' || scan.verdict === null || !letThrough(scan.verdict)) return false
  if (scan.state === 'answered' ? scan.answer?.result !== 'admitted' : scan.state !== 'pending') return false
  return !all.some(
    ({ undoes, state, verdict }) =>
      undoes === scan.nonce && state !== 'refused' && verdict?.result !== 'unkept',
  )
}
