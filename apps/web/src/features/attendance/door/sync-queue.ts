import { useSyncExternalStore } from 'react'
import { toProblem } from '../../../api/problem.ts'
import { session } from '../../../session/session.ts'
import { type DoorScan, onDoorChange } from './door-store.ts'
import { undoOf } from './new-scan.ts'
import { addScan, changeScan, scanOfNonce, waitingScans } from './scan-store.ts'
import { isWaiting, sendBatch, sendScan } from './send-scan.ts'
import { isGhost, refused, settled } from './settle-scan.ts'

/** What the queue is doing; `paused`: nobody is logged in any more as the one whose scans wait. */
export type QueueState = 'idle' | 'sending' | 'waiting' | 'paused'

let state: QueueState = 'idle'
let started = false
let running = false
/** Something changed while the queue ran, perhaps after it had looked for the last time. */
let missed = false
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

export const useQueueState = (): QueueState => useSyncExternalStore(subscribe, () => state)

/** From now on, as long as the app is open, on whatever page. */
export function startQueue(): void {
  if (started) return
  started = true
  window.addEventListener('online', () => sendNow())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') sendNow()
  })
  session.watch(() => sendNow())
  onDoorChange(() => plan(failures === 0 ? 200 : pause()))
  sendNow()
}

/** Without waiting for the pause after a failure. */
export function sendNow(): void {
  failures = 0
  plan(0)
}

function plan(delay: number): void {
  missed = running
  if (running) return
  clearTimeout(timer)
  timer = setTimeout(() => void run(), delay)
}

/** 2 seconds, then longer, half a minute at most: the network of a hall comes and goes. */
const pause = () => Math.min(2_000 * 2 ** Math.max(failures - 1, 0), 30_000)

async function run(): Promise<void> {
  running = true
  try {
    const now = session.get()
    const next = now.kind === 'somebody' ? await lockTabs(() => sendAll(now.account.id)) : 'idle'
    failures = next === 'waiting' || next === 'paused' ? failures + 1 : 0
    become(next)
  } catch {
    // the store of the browser itself failed; what it holds is tried again
    failures += 1
    become('waiting')
  } finally {
    running = false
  }
  if (state !== 'idle') plan(pause())
  else if (missed) plan(0)
}

/** One queue at a time over all tabs; where there are no locks the nonces see that nothing counts twice. */
const lockTabs = (act: () => Promise<QueueState>): Promise<QueueState> =>
  navigator.locks === undefined ? act() : navigator.locks.request('balai-door-queue', act)

/** Of this account alone: what others have scanned on this device waits for them. */
async function sendAll(accountId: string): Promise<QueueState> {
  for (;;) {
    // each scan that is kept without network asks anew, so a long queue is not read only to be left alone
    const { count, oldest } = await waitingScans(accountId, navigator.onLine ? mostRead : 1)
    if (count === 0) return 'idle'
    if (!navigator.onLine) return 'waiting'
    const parcel = nextParcel(oldest)
    if (parcel === null) return 'waiting'
    become('sending')
    try {
      await deliver(parcel)
    } catch (error) {
      const problem = toProblem(error)
      return problem.status === 401 ? 'paused' : 'waiting'
    }
  }
}

type Parcel = readonly [DoorScan, ...DoorScan[]]
const largestParcel = 200
/** More than a parcel: some at the front may not be ready yet. */
const mostRead = 2 * largestParcel

/** Entries that follow each other go together, anything else alone; the order of the queue is kept. */
function nextParcel(pending: readonly DoorScan[]): Parcel | null {
  const ready = pending.filter(({ asked_until }) => asked_until < Date.now())
  const [first, ...rest] = ready
  if (first === undefined) return null
  const end = rest.findIndex((scan) => !isEntryTo(first.event.id, scan))
  const together = isEntryTo(first.event.id, first) ? rest.slice(0, end < 0 ? rest.length : end) : []
  return [first, ...together.slice(0, largestParcel - 1)]
}

const isEntryTo = (eventId: string, scan: DoorScan) => scan.direction === 'entry' && scan.event.id === eventId

async function deliver(parcel: Parcel): Promise<void> {
  if (parcel.length === 1) return await deliverOne(parcel[0])
  try {
    const outcomes = await sendBatch(parcel)
    for (const [index, scan] of parcel.entries()) await settle(scan, outcomes[index])
  } catch (error) {
    if (isWaiting(toProblem(error))) throw error
    // the whole parcel was refused: each alone, so that one bad scan does not hold up the others
    for (const scan of parcel) await deliverOne(scan)
  }
}

async function deliverOne(scan: DoorScan): Promise<void> {
  try {
    const admission = scan.undoes === null ? undefined : await scanOfNonce(scan.undoes)
    if (scan.undoes !== null && admission?.answer?.result !== 'admitted')
      return await dropUndo(scan, admission)
    await settle(scan, await sendScan(scan, admission?.answer?.scan_id ?? null, 15_000))
  } catch (error) {
    const problem = toProblem(error)
    if (isWaiting(problem)) throw error
    await changeIfPending(scan, (now) => refused(now, { code: problem.code, message: problem.message }))
  }
}

/** What was never let in by the log needs no undo. */
async function dropUndo(undo: DoorScan, admission: DoorScan | undefined): Promise<void> {
  if (admission?.state === 'pending') return await changeIfPending(undo, () => ({ asked_until: soon() }))
  await changeIfPending(undo, () => ({ state: 'answered' }))
}

const soon = () => Date.now() + 5_000

async function settle(scan: DoorScan, outcome: Parameters<typeof settled>[1] | undefined): Promise<void> {
  if (outcome === undefined) return
  await changeIfPending(scan, (now) => settled(now, outcome))
  if (isGhost(scan, outcome)) await addScan({ ...undoOf(scan, scan.account), asked_until: 0 })
}

/** Whoever answered first has answered it. */
async function changeIfPending(scan: DoorScan, change: (scan: DoorScan) => Partial<DoorScan>): Promise<void> {
  await changeScan(scan.order, (now) => (now.state === 'pending' ? change(now) : null))
}

function become(next: QueueState): void {
  if (next === state) return
  state = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
