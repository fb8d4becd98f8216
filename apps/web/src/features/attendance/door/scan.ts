import { toProblem } from '../../../api/problem.ts'
import { serverTime } from '../../../api/server-clock.ts'
import { isLoggedOut, isReachable } from './door-api.ts'
import type { DoorScan } from './door-store.ts'
import { judgeScan } from './judge-scan.ts'
import { nameOf, newScan, type Post, patience, undoOf } from './new-scan.ts'
import { readTicket } from './read-ticket.ts'
import { addScan, changeScan, type NewDoorScan, scanOfNonce, scansOfTicket } from './scan-store.ts'
import { isWaiting, sendScan } from './send-scan.ts'
import { refused, settled } from './settle-scan.ts'
import { noteStorage } from './storage-health.ts'
import { isUnkept, rememberUnkept, unkept, unkeptScans } from './unkept-scans.ts'
import { isUnsure, letThrough, type Verdict } from './verdict.ts'

export interface JudgedScan extends DoorScan {
  readonly verdict: Verdict
}

/** Without an answer there is nothing to go by, so it is worth a longer wait. */
const unkeptPatience = 6_000

let former: Promise<unknown> = Promise.resolve()

/** One after the other, so that the second scan of a ticket knows of the first. */
function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
  const turn = former.then(act, act)
  former = turn
  return turn
}

/** Keeps the scan, then asks the server; when that does not answer in time, judges it here and leaves it in the queue. */
export const scanText = (post: Post, text: string, direction: 'entry' | 'exit'): Promise<JudgedScan> =>
  inTurn(async () => {
    const presented = text.trim().slice(0, 255)
    // a store that does not open is told of on the page; then the server alone knows
    const history = await scansOfTicket([nameOf(post.pack.event.id, presented)]).catch(() => [])
    const scan =
      [...history, ...unkeptScans(post.pack.event.id)].find(isUntold(post, presented, direction)) ??
      (await keepScan(newScan(post, presented, direction)))
    const waiting = history.some(({ state, order }) => state === 'pending' && order !== scan.order)
    // what this device has let in itself reaches the server first, or it would let the ticket in a second time
    const answered = !waiting && (isUnkept(scan) || isReachable()) ? await ask(scan, null) : null
    return answered ?? (await judgeHere(scan, post, presented, history))
  })

/** Takes an admission back: at once, or in the queue behind the admission itself. */
export const undoScan = (admission: DoorScan, account: DoorScan['account']): Promise<JudgedScan> =>
  inTurn(async () => {
    const known = (await scanOfNonce(admission.nonce).catch(() => undefined)) ?? admission
    const undo = await keepScan(undoOf(known, account))
    const id = known.answer?.scan_id
    const isWorthAsking = id !== undefined && (isUnkept(undo) || isReachable())
    const answered = isWorthAsking ? await ask(undo, id) : null
    if (answered !== null) return answered
    const verdict = {
      result: isUnkept(undo) ? 'unkept' : 'undone',
      by: 'device',
      first: null,
      holder: holderOf(known),
      type: null,
    } as const
    return await told(undo, { verdict })
  })

/** In memory where the browser does not take it: then the server's answer is all there is. */
async function keepScan(scan: NewDoorScan): Promise<DoorScan> {
  try {
    return await addScan(scan)
  } catch {
    return unkept(scan)
  }
}

/**
 * The page was closed before it could say anything, or said that it had no answer and keeps nothing: under its old nonce
 * the scan gets the answer that was lost.
 */
const isUntold =
  ({ account }: Post, text: string, direction: string) =>
  (scan: DoorScan): boolean =>
    (scan.verdict === null ? scan.state === 'pending' : scan.verdict.result === 'unkept') &&
    scan.direction === direction &&
    scan.account.id === account.id &&
    Object.values(scan.presented).includes(text)

/** Null: no answer, and the scan goes on waiting. */
async function ask(scan: DoorScan, admissionId: string | null): Promise<JudgedScan | null> {
  try {
    const outcome = await sendScan(scan, admissionId, isUnkept(scan) ? unkeptPatience : patience)
    return await told(scan, settled({ ...scan, verdict: null }, outcome))
  } catch (error) {
    const problem = toProblem(error)
    if (isWaiting(problem)) return null
    return await told(
      scan,
      refused({ ...scan, verdict: null }, { code: problem.code, message: problem.message }),
    )
  }
}

async function judgeHere(scan: DoorScan, post: Post, text: string, history: readonly DoorScan[]) {
  const { pack } = post
  const before = performance.now()
  const ticket = readTicket(text, pack)
  performance.clearMeasures('door-verification')
  performance.measure('door-verification', { start: before, end: performance.now() })
  const direction = scan.direction === 'exit' ? 'exit' : 'entry'
  const judged = judgeScan({ text, ticket, direction, pack, history, now: serverTime() })
  const verdict = asFarAs(scan, judged)
  return await told(scan, { verdict, offline: isMadeOffline(verdict) })
}

/**
 * A refusal stands by itself. Nobody is let in by a device that cannot note it; and "welcome" is not said in the name of
 * an account that the server has logged out, as its scans may never be sent.
 */
function asFarAs(scan: DoorScan, judged: Verdict): Verdict {
  if (!letThrough(judged)) return judged
  if (isUnkept(scan)) return { ...judged, result: 'unkept' }
  return !isUnsure(judged) && isLoggedOut(scan.account.id) ? { ...judged, result: 'logged_out' } : judged
}

/**
 * An offline scan is judged by the device's clock, and conflicts with another admission. One that was turned away as a
 * duplicate let nobody in, so it conflicts with nothing.
 */
const isMadeOffline = (verdict: Verdict): boolean =>
  letThrough(verdict) || verdict.result === 'not_started' || verdict.result === 'ended'

async function told(scan: DoorScan, change: Partial<DoorScan>): Promise<JudgedScan> {
  if (isUnkept(scan)) {
    const { state = 'dismissed' } = change
    const remembered = { ...scan, ...change, state, asked_until: 0 } as JudgedScan
    rememberUnkept(remembered)
    return remembered
  }
  // what cannot be written down now is asked for again under its nonce; the guest hears the answer all the same
  const changed = await changeScan(scan.order, () => ({ ...change, asked_until: 0 })).catch(() => {
    noteStorage('full')
    return null
  })
  return { ...scan, ...change, ...changed } as JudgedScan
}

const holderOf = ({ verdict, answer }: DoorScan): string | null =>
  answer?.ticket?.holder_name ?? verdict?.holder ?? null
