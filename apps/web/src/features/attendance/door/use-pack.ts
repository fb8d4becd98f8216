import { useEffect, useState } from 'react'
import { type Problem, toProblem } from '../../../api/problem.ts'
import type { KeptPack } from './door-store.ts'
import { fetchPack, keptPack } from './offline-pack.ts'
import { warmUp } from './read-ticket.ts'

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
