import { useEffect, useState } from 'react'
import { type DoorScan, onDoorChange } from './door-store.ts'
import {
  latestScans,
  othersWaiting,
  type ScanPile,
  scansInState,
  type WaitingOf,
  waitingScans,
} from './scan-store.ts'
import { unkeptScans } from './unkept-scans.ts'

export interface DoorScans {
  /** Not sent yet, mine; of all events on this device. */
  readonly pending: ScanPile
  readonly refused: ScanPile
  readonly conflicts: ScanPile
  /** Of people who scanned on this device before. */
  readonly others: readonly WaitingOf[]
  /** Of this event, newest first. */
  readonly latest: readonly DoorScan[]
}

/** Of everybody who scanned on this device. */
export const unsentCount = ({ pending, others }: DoorScans): number =>
  others.reduce((sum, { count }) => sum + count, pending.count)

/** A queue of a thousand is a number; a list of it would only make the phone slow. */
const mostListed = 50
const mostLatest = 30

/** What this device keeps, as it changes; null while it is read for the first time. */
export function useDoorScans(accountId: string, eventId: string | null): DoorScans | null {
  const [scans, setScans] = useState<DoorScans | null>(null)
  useEffect(() => {
    let left = false
    const reload = coalesced(async () => {
      const read = left ? null : await readScans(accountId, eventId).catch(() => nothingKept(eventId))
      if (!left && read !== null) setScans(read)
    })
    reload()
    const leave = onDoorChange(reload)
    return () => {
      left = true
      leave()
    }
  }, [accountId, eventId])
  return scans
}

/** A queue that is sent changes hundreds of scans in a moment: what is asked for while `act` runs is done once, after it. */
function coalesced(act: () => Promise<void>): () => void {
  let running = false
  let wanted = false
  const run = async () => {
    wanted = true
    if (running) return
    running = true
    while (wanted) {
      wanted = false
      await act().catch(() => {})
    }
    running = false
  }
  return () => void run()
}

async function readScans(accountId: string, eventId: string | null): Promise<DoorScans> {
  const [waiting, refused, conflicts, others, latest] = await Promise.all([
    waitingScans(accountId, mostListed),
    scansInState('refused', mostListed),
    scansInState('conflict', mostListed),
    othersWaiting(accountId),
    eventId === null ? [] : latestOf(eventId),
  ])
  const asked = latest.filter((scan) => scan.account.id === accountId && isBeingAsked(scan)).length
  const pending = {
    count: Math.max(waiting.count - asked, 0),
    oldest: waiting.oldest.filter((scan) => !isBeingAsked(scan)),
  }
  return { pending, refused, conflicts, others, latest }
}

/** A browser that opens no store still shows what was scanned since the page was opened. */
function nothingKept(eventId: string | null): DoorScans {
  const none = { count: 0, oldest: [] }
  const latest = eventId === null ? [] : unkeptScans(eventId)
  return { pending: none, refused: none, conflicts: none, others: [], latest }
}

/** In the order of the store as long as it takes them all: clocks are set anew now and then. */
async function latestOf(eventId: string): Promise<readonly DoorScan[]> {
  const kept = await latestScans(eventId, mostLatest)
  const unkept = unkeptScans(eventId)
  if (unkept.length === 0) return kept
  return [...unkept, ...kept].toSorted((a, b) => Date.parse(b.scanned_at) - Date.parse(a.scanned_at))
}

/** The page waits for its answer just now, so it would only make the counter flicker. */
const isBeingAsked = ({ state, verdict, asked_until }: DoorScan) =>
  state === 'pending' && verdict === null && asked_until > Date.now()
