import { toProblem } from '../../../api/problem.ts'
import { isReachable } from './door-api.ts'
import type { DoorScan } from './door-store.ts'
import { judgeScan } from './judge-scan.ts'
import { nameOf, newScan, type Post, patience, undoOf } from './new-scan.ts'
import { readTicket } from './read-ticket.ts'
import { addScan, changeScan, scanOfNonce, scansOfTicket } from './scan-store.ts'
import { isWaiting, sendScan } from './send-scan.ts'
import { refused, settled } from './settle-scan.ts'
import { letThrough, type Verdict } from './verdict.ts'

export interface JudgedScan extends DoorScan {
  readonly verdict: Verdict
}

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
    const history = await scansOfTicket([nameOf(post.pack.event.id, presented)])
    const scan =
      history.find(isUntold(post, presented, direction)) ??
      (await addScan(newScan(post, presented, direction)))
    const waiting = history.some(({ state, order }) => state === 'pending' && order !== scan.order)
    // what this device has let in itself reaches the server first, or it would let the ticket in a second time
    const answered = !waiting && isReachable() ? await ask(scan, null) : null
    return answered ?? (await judgeHere(scan, post, presented, history))
  })

/** Takes an admission back: at once, or in the queue behind the admission itself. */
export const undoScan = (admission: DoorScan, account: DoorScan['account']): Promise<JudgedScan> =>
  inTurn(async () => {
    const known = (await scanOfNonce(admission.nonce)) ?? admission
    const undo = await addScan(undoOf(known, account))
    const id = known.answer?.scan_id
    const answered = id !== undefined && isReachable() ? await ask(undo, id) : null
    if (answered !== null) return answered
    const verdict = {
      result: 'undone',
      by: 'device',
      first: null,
      holder: holderOf(known),
      type: null,
    } as const
    return await told(undo, { verdict })
  })

/** The page was closed before it could say anything: under its old nonce the scan gets the answer that was lost. */
const isUntold =
  ({ account }: Post, text: string, direction: string) =>
  (scan: DoorScan): boolean =>
    scan.state === 'pending' &&
    scan.verdict === null &&
    scan.direction === direction &&
    scan.account.id === account.id &&
    Object.values(scan.presented).includes(text)

/** Null: no answer, and the scan goes on waiting. */
async function ask(scan: DoorScan, admissionId: string | null): Promise<JudgedScan | null> {
  try {
    const outcome = await sendScan(scan, admissionId, patience)
    return await told(scan, settled(scan, outcome))
  } catch (error) {
    const problem = toProblem(error)
    if (isWaiting(problem)) return null
    return await told(scan, refused(scan, { code: problem.code, message: problem.message }))
  }
}

async function judgeHere(scan: DoorScan, post: Post, text: string, history: readonly DoorScan[]) {
  const { pack } = post
  const before = performance.now()
  const ticket = readTicket(text, pack)
  performance.clearMeasures('door-verification')
  performance.measure('door-verification', { start: before, end: performance.now() })
  const direction = scan.direction === 'exit' ? 'exit' : 'entry'
  const verdict = judgeScan({ text, ticket, direction, pack, history, now: Date.now() })
  return await told(scan, { verdict, offline: isMadeOffline(verdict) })
}

/**
 * An offline scan is judged by the device's clock, and conflicts with another admission. One that was turned away as a
 * duplicate let nobody in, so it conflicts with nothing.
 */
const isMadeOffline = (verdict: Verdict): boolean =>
  letThrough(verdict) || verdict.result === 'not_started' || verdict.result === 'ended'

async function told(scan: DoorScan, change: Partial<DoorScan>): Promise<JudgedScan> {
  const changed = await changeScan(scan.order, () => ({ ...change, asked_until: 0 }))
  return { ...scan, ...change, ...changed } as JudgedScan
}

const holderOf = ({ verdict, answer }: DoorScan): string | null =>
  answer?.ticket?.holder_name ?? verdict?.holder ?? null
