import type { BoardView } from '@balai/attendance/live/contract.ts'
import { useEffect, useState } from 'react'
import { watchStream } from '../../../api/event-stream.ts'
import type { Liveness } from '../../../ui/live-dot.tsx'
import { applyChange } from './board.ts'

interface WatchedBoard {
  readonly board: BoardView | null
  readonly liveness: Liveness
  readonly refusal: Error | null
}

/** The live board of an event for as long as somebody looks; what was last known stays while the network is away. */
export function useBoard(eventId: string): WatchedBoard {
  const [board, setBoard] = useState<BoardView | null>(null)
  const [liveness, setLiveness] = useState<Liveness>('connecting')
  const [refusal, setRefusal] = useState<Error | null>(null)
  useEffect(() => {
    const watching = new AbortController()
    void watchStream(
      `/api/v1/events/${eventId}/live`,
      {
        onState: setLiveness,
        onRefused(problem) {
          setRefusal(problem)
          setLiveness('ended')
        },
        onEvent({ event, data }) {
          const told = data as BoardView
          if (event === 'snapshot') setBoard(told)
          if (event === 'change') setBoard((known) => (known === null ? told : applyChange(known, told)))
        },
      },
      watching.signal,
    )
    return () => watching.abort()
  }, [eventId])
  return { board, liveness, refusal }
}
