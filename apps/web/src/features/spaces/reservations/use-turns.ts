import { useEffect } from 'react'
import { serverTime } from '../../../api/server-clock.ts'
import { useRefreshReservations } from '../reservation-queries.ts'
import { nextTurn, type Timed } from './standing.ts'

/** What the house does each second, and how long it may take to. */
const sweepMs = 2_500
const longestTimer = 2_147_000_000

/** Asks again when one of these has come to an end, or to where its holder can check in. */
export function useTurns(reservations: readonly Timed[]): void {
  const refresh = useRefreshReservations()
  const turns = reservations.flatMap((each) => nextTurn(each, serverTime()) ?? [])
  const next = turns.length === 0 ? null : Math.min(...turns)
  useEffect(() => {
    if (next === null) return
    const wait = Math.min(Math.max(0, next - serverTime()) + sweepMs, longestTimer)
    const timer = setTimeout(() => void refresh(), wait)
    return () => clearTimeout(timer)
  }, [next, refresh])
}
