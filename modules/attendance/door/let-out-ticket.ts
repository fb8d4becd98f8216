import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { TicketExited } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { AttendanceTables } from '../tables.ts'
import type { ScanOutcome } from './contract.ts'
import { type ExitVerdict, judgeExit } from './exit-store.ts'
import { releaseAdmission } from './held-scan-store.ts'
import { notifyBoards } from './notify-boards-store.ts'
import { type PreparedScan, prepareScans } from './prepare-scans.ts'
import { nonceReused, unknownEvent } from './refusals.ts'
import { retryDeadlock } from './retry-deadlock.ts'
import { isSameScan, type Scan } from './rules.ts'
import { answerForbidden, answerScan } from './scan-answer.ts'
import { findByNonce, logKey, type NewScan, writeLog } from './scan-store.ts'

/** A scan at the way out: the ticket may get in again. Logged and repeatable like those at the way in. */
export async function letOutTicket(deps: Deps, scan: Scan): Promise<ScanOutcome> {
  const [asked] = await prepareScans(deps, 'exit', [scan])
  return await retryDeadlock(() => deps.db.transaction().execute((tx) => letOut(tx, asked as PreparedScan)))
}

async function letOut(tx: Tx<AttendanceTables>, scan: PreparedScan): Promise<ScanOutcome> {
  const verdict = await judgeExit(tx, scan)
  if (verdict.event_id === null) return unknownEvent
  if (verdict.refusal !== 'forbidden' && !verdict.may_return) throw noReentry()
  const exit = newExit(scan, { ...verdict, event_id: verdict.event_id })
  await writeLog(tx, [exit])
  const logged = (await findByNonce(tx, [exit])).get(logKey(exit))
  if (logged === undefined) return nonceReused
  if (verdict.refusal === 'forbidden') {
    return answerForbidden({ ...scan, ...exit, type_name: null, holder_name: null }, logged)
  }
  if (!isSameScan(logged, { ...exit, presented: scan.presented })) return nonceReused
  if (logged.id === exit.id) await tellExit(tx, exit)
  return answerScan(logged)
}

function newExit(scan: PreparedScan, verdict: ExitVerdict & { readonly event_id: string }): NewScan {
  const { event_id, admission, refusal, gate, ticket_key, ticket_id, presented_code } = verdict
  return {
    ...scan,
    event_id,
    ticket_key,
    ticket_id,
    presented_code,
    gate,
    result: refusal ?? (admission === null ? 'not_inside' : 'exited'),
    reentry: admission?.reentry ?? false,
    first_scan_id: refusal === null && admission !== null ? admission.id : null,
  }
}

/** Only the scan whose row it is ends the admission: a copy of it, at another replica, finds that done. */
async function tellExit(tx: Tx<AttendanceTables>, exit: NewScan): Promise<void> {
  await notifyBoards(tx, [exit])
  if (exit.first_scan_id === null) return
  await releaseAdmission(tx, { event_id: exit.event_id, id: exit.first_scan_id }, 'exit')
  await emit(tx, TicketExited, {
    event_id: exit.event_id,
    scan_id: exit.first_scan_id,
    ticket_id: exit.ticket_key,
    gate: exit.gate,
    exited_at: exit.happened_at.toISOString(),
  })
}

function noReentry(): AppError {
  return new AppError('conflict', 'no_reentry', 'This event does not let people out and in again.')
}
