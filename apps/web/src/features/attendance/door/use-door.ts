import { useEffect, useState } from 'react'
import { type Problem, toProblem } from '../../../api/problem.ts'
import { type DoorScan, type KeptPack, onDoorChange } from './door-store.ts'
import { fetchPack, keptPack } from './offline-pack.ts'
import { warmUp } from './read-ticket.ts'
import { latestScans, scansInState } from './scan-store.ts'

const packAge = 3 * 60_000

interface PackNow {
  readonly kept: KeptPack | null
  /** Why there is no newer one; null: it was asked for just now, or is being asked for. */
  readonly problem: Problem | null
  readonly refresh: () => void
}

/** The offline pack of an event: what is kept at once, a newer one as soon as the server gives it, then every few minutes. */
export function usePack(accountId: string, idOrCode: string): PackNow {
  const [kept, setKept] = useState<KeptPack | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks once more
  useEffect(() => {
    let left = false
    const take = (pack: KeptPack | null) => {
      if (left || pack === null) return
      warmUp(pack.pack)
      setKept(pack)
    }
    const load = async () => {
      take(await keptPack(accountId, idOrCode).catch(() => null))
      try {
        take(await fetchPack(accountId, idOrCode))
        if (!left) setProblem(null)
      } catch (error) {
        if (!left) setProblem(toProblem(error))
      }
    }
    void load()
    const timer = setInterval(() => void load(), packAge)
    const onOnline = () => void load()
    window.addEventListener('online', onOnline)
    return () => {
      left = true
      clearInterval(timer)
      window.removeEventListener('online', onOnline)
    }
  }, [accountId, idOrCode, round])
  return { kept, problem, refresh: () => setRound((before) => before + 1) }
}

export interface DoorScans {
  /** Not sent yet, mine; of all events on this device. */
  readonly pending: readonly DoorScan[]
  readonly refused: readonly DoorScan[]
  readonly conflicts: readonly DoorScan[]
  /** Of people who scanned on this device before. */
  readonly others: readonly DoorScan[]
  /** Of this event, newest first. */
  readonly latest: readonly DoorScan[]
}

/** What this device keeps, as it changes; null while it is read for the first time. */
export function useDoorScans(accountId: string, eventId: string | null): DoorScans | null {
  const [scans, setScans] = useState<DoorScans | null>(null)
  useEffect(() => {
    let left = false
    const load = async () => {
      const [pending, refused, conflicts, latest] = await Promise.all([
        scansInState('pending'),
        scansInState('refused'),
        scansInState('conflict'),
        eventId === null ? [] : latestScans(eventId, 30),
      ])
      const isMine = ({ account }: DoorScan) => account.id === accountId
      const others = pending.filter((scan) => !isMine(scan))
      const mine = pending.filter((scan) => isMine(scan) && !isBeingAsked(scan))
      if (!left) setScans({ pending: mine, refused, conflicts, others, latest })
    }
    const reload = () => void load().catch(() => {})
    reload()
    const leave = onDoorChange(reload)
    return () => {
      left = true
      leave()
    }
  }, [accountId, eventId])
  return scans
}

/** The page waits for its answer just now, so it would only make the counter flicker. */
const isBeingAsked = ({ verdict, asked_until }: DoorScan) => verdict === null && asked_until > Date.now()
