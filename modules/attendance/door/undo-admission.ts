import { AppError } from '@balai/contract/app-error.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { AdmissionUndone } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { CrewRole } from '../events/contract.ts'
import type { AttendanceTables, ScanRow } from '../tables.ts'
import type { ScanAnswer } from './contract.ts'
import { lockScan, releaseAdmission } from './held-scan-store.ts'
import { notifyBoards } from './notify-boards-store.ts'
import { nonceReused, requireAnswer } from './refusals.ts'
import { checkUndo, type Scanner } from './rules.ts'
import { answerScan } from './scan-answer.ts'
import { findByNonce, type LoggedScan, logKey, type NewScan, writeLog } from './scan-store.ts'

export interface UndoDeps extends Deps {
  /** How long an admission can be taken back. */
  readonly undoSeconds: number
}

export interface Undo {
  readonly eventId: string
  /** The admission. */
  readonly scanId: string
  readonly nonce: string | null
  readonly by: Scanner
  readonly post: CrewRole
}

/** Takes back an admission that was a mistake: it stays in the log, and the ticket may get in again. */
export async function undoAdmission(deps: UndoDeps, undo: Undo): Promise<ScanAnswer> {
  return await deps.db.transaction().execute(async (tx) => {
    const admission = await lockScan(tx, undo.eventId, undo.scanId)
    if (admission === null) throw new AppError('not_found', 'scan_not_found', 'There is no such scan.')
    const row = newUndo(admission, undo, deps.now())
    const known = await findLogged(tx, row)
    if (known !== undefined) return answerRepeated(known, row)
    checkUndo(admission, undo, deps.now(), deps.undoSeconds)
    await writeLog(tx, [row])
    const logged = await findLogged(tx, row)
    if (logged?.id !== row.id) return requireAnswer(nonceReused)
    await tellUndo(tx, row)
    return answerScan(logged)
  })
}

function newUndo(admission: ScanRow, undo: Undo, now: Date) {
  const id = newId()
  return {
    ...admission,
    id,
    direction: 'undo',
    result: 'undone',
    nonce: undo.nonce ?? id,
    device: null,
    offline: false,
    scanned_by: undo.by.username,
    scanned_at: now,
    received_at: now,
    happened_at: now,
    first_scan_id: admission.id,
  } satisfies NewScan
}

async function findLogged(tx: Tx<AttendanceTables>, row: NewScan): Promise<LoggedScan | undefined> {
  return (await findByNonce(tx, [row])).get(logKey(row))
}

function answerRepeated(known: LoggedScan, row: NewScan): ScanAnswer {
  const same = known.direction === 'undo' && known.first_scan_id === row.first_scan_id
  return requireAnswer(same ? answerScan(known) : nonceReused)
}

async function tellUndo(tx: Tx<AttendanceTables>, undo: NewScan & { first_scan_id: string }): Promise<void> {
  await releaseAdmission(tx, { event_id: undo.event_id, id: undo.first_scan_id }, 'undo')
  await notifyBoards(tx, [undo])
  await emit(tx, AdmissionUndone, {
    event_id: undo.event_id,
    scan_id: undo.first_scan_id,
    ticket_id: undo.ticket_key,
    undone_at: undo.happened_at.toISOString(),
  })
}
