import type { BookWish } from '@balai/spaces/books/contract.ts'
import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { useState } from 'react'
import { api, read } from '../../../api/client.ts'
import { type Problem, toProblem } from '../../../api/problem.ts'
import { heard } from '../../../api/server-clock.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { useRefreshReservations } from '../reservation-queries.ts'
import { useActs } from '../reservations/use-acts.ts'
import { type Choice, isoOf } from './choice.ts'

export interface SeatWish {
  readonly seatId: string
  readonly date: string
  readonly choice: Choice
  readonly books?: readonly BookWish[]
}

export interface Holding {
  readonly busy: boolean
  /** Why the last one was not held. */
  readonly problem: Problem | null
  /** The reservation that was made last. */
  readonly latest: string | null
  readonly hold: (wish: SeatWish) => Promise<void>
  /** Somebody looks at another seat or time, which nobody has refused yet. */
  readonly forget: () => void
}

/** Keeps a seat for somebody who is still deciding. */
export function useHolding(): Holding {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [latest, setLatest] = useState<string | null>(null)
  const refresh = useRefreshReservations()
  const keyOf = useWorkKey()
  const hold = useOneAtATime(async (wish: SeatWish) => {
    setBusy(true)
    try {
      const body = { ...timeOf(wish), books: [...(wish.books ?? [])], hold: true }
      const headers = keyOf(body)
      const held = await read(heard(() => api.POST('/api/v1/reservations', { headers, body })))
      // once answered, the same again is another wish: somebody let the seat go, or another one did
      keyOf.forget()
      setProblem(null)
      setLatest(held.id)
      await refresh()
    } catch (error) {
      const refusal = toProblem(error)
      if (!refusal.isPassing) keyOf.forget()
      setProblem(refusal)
    } finally {
      setBusy(false)
    }
  })
  return { busy, problem, latest, hold, forget: () => setProblem(null) }
}

export const timeOf = ({ seatId, date, choice }: SeatWish) =>
  choice.wholeDay
    ? { seat_id: seatId, date }
    : { seat_id: seatId, from: isoOf(choice.from), to: isoOf(choice.to) }

export interface Deciding {
  readonly busy: boolean
  readonly problem: Problem | null
  readonly confirm: () => Promise<void>
  readonly release: () => Promise<void>
}

/** What one does with a seat that is held: take it, or let it go. */
export function useDeciding(
  held: ReservationView,
  onDone: (done: 'confirmed' | 'released') => void,
): Deciding {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const acts = useActs(held)
  const act = useOneAtATime(async (done: 'confirmed' | 'released') => {
    setBusy(true)
    setProblem(null)
    try {
      await (done === 'released' ? acts.cancel() : acts.confirm())
      onDone(done)
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setBusy(false)
    }
  })
  return { busy, problem, confirm: () => act('confirmed'), release: () => act('released') }
}
