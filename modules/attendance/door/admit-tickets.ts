import type { PayloadOf } from '@balai/contract/define-event.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emitAll } from '@balai/events/emit.ts'
import { TicketAdmitted } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { AttendanceTables } from '../tables.ts'
import { admit, type Verdict } from './admission-store.ts'
import type { ScanAnswer, ScanOutcome } from './contract.ts'
import { notifyBoards } from './notify-boards-store.ts'
import { openLists } from './open-list-store.ts'
import { type PreparedScan, prepareScans } from './prepare-scans.ts'
import { nonceReused, unknownEvent } from './refusals.ts'
import { retryDeadlock } from './retry-deadlock.ts'
import { isSameScan, type Scan } from './rules.ts'
import { answerForbidden, answerScan } from './scan-answer.ts'
import { findByNonce, type LoggedScan, logKey, type NewScan, writeLog } from './scan-store.ts'

/**
 * THE use case of the door: one scan, a batch and an offline queue come through here, and each scan gets its answer, in
 * their order. Whoever may come in does so in one statement; only what that leaves over is looked into and logged.
 */
export async function admitTickets(deps: Deps, scans: readonly Scan[]): Promise<ScanOutcome[]> {
  const asked = await prepareScans(deps, 'entry', scans)
  const outcomes = await retryDeadlock(() => deps.db.transaction().execute((tx) => settle(tx, asked)))
  return asked.map(({ id }) => outcomes.get(id) as ScanOutcome)
}

/** By the id of the scan. */
type Outcomes = Map<string, ScanOutcome>
type JudgedScan = PreparedScan & Verdict
type PlacedScan = JudgedScan & { readonly event_id: string }

async function settle(tx: Tx<AttendanceTables>, scans: readonly PreparedScan[]): Promise<Outcomes> {
  if (scans.length === 0) return new Map()
  const verdicts = await admit(tx, scans)
  const judged = scans.map((scan, index): JudgedScan => ({ ...scan, ...(verdicts[index] as Verdict) }))
  const placed = judged.filter(isPlaced)
  const admitted = placed.filter((scan) => scan.admitted)
  await emitAll(tx, TicketAdmitted, admitted.map(announce))
  await notifyBoards(tx, placed)
  return new Map([
    ...admitted.map((scan) => [scan.id, answerAdmission(scan)] as const),
    ...(await settleRefusals(
      tx,
      placed.filter((scan) => !scan.admitted),
    )),
    ...(await settleStrays(
      tx,
      judged.filter((scan) => !isPlaced(scan)),
    )),
  ])
}

const isPlaced = (scan: JudgedScan): scan is PlacedScan => scan.event_id !== null

/** Their answer is what the log says under their nonce, whoever wrote it: we now, or an earlier try of the same scan. */
async function settleRefusals(tx: Tx<AttendanceTables>, scans: readonly PlacedScan[]): Promise<Outcomes> {
  if (scans.length === 0) return new Map()
  await writeLog(tx, scans.map(logRefusal))
  const logged = await findByNonce(tx, scans)
  const outcomes: Outcomes = new Map()
  for (const scan of scans) {
    const known = logged.get(logKey(scan))
    if (known !== undefined) outcomes.set(scan.id, answerKnown(known, scan))
  }
  // the admission that stood in the way was taken back meanwhile, so they may try again
  const freed = scans.filter(({ id }) => !outcomes.has(id))
  return new Map([...outcomes, ...(await settle(tx, freed))])
}

function answerKnown(known: LoggedScan, scan: PlacedScan): ScanOutcome {
  if (scan.refusal === 'forbidden') return answerForbidden(scan, known)
  return isSameScan(known, scan) ? answerScan(known) : nonceReused
}

/** Scans for an event that nobody has made: the first one on an open list makes it. */
async function settleStrays(tx: Tx<AttendanceTables>, scans: readonly JudgedScan[]): Promise<Outcomes> {
  const first = scans.filter((scan) => scan.opens_list)
  if (first.length > 0) await openLists(tx, first)
  return new Map([
    ...scans.map(({ id }) => [id, unknownEvent] as const),
    ...(await settle(
      tx,
      first.map((scan) => ({ ...scan, opens_list: false })),
    )),
  ])
}

function announce(scan: PlacedScan): PayloadOf<typeof TicketAdmitted> {
  return {
    event_id: scan.event_id,
    scan_id: scan.id,
    ticket_id: scan.ticket_key,
    holder_username: scan.holder_username,
    gate: scan.gate,
    reentry: scan.reentry,
    admitted_at: scan.happened_at.toISOString(),
  }
}

function answerAdmission(scan: PlacedScan): ScanAnswer {
  return answerScan({ ...scan, result: 'admitted', first: null })
}

function logRefusal(scan: PlacedScan): NewScan {
  return { ...scan, result: scan.refusal, first_scan_id: null }
}
