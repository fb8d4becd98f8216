import type { DayChange, DayView } from '@balai/spaces/live/contract.ts'
import { useEffect, useState } from 'react'
import { watchStream } from '../../../api/event-stream.ts'
import { useSession } from '../../../session/session.ts'
import type { Liveness } from '../../../ui/live-dot.tsx'
import { useDay } from '../area-queries.ts'
import { applyChange } from './live-day.ts'

export interface WatchedDay {
  /** Null until it is known. */
  readonly day: DayView | null
  readonly liveness: Liveness
  readonly refusal: Error | null
}

/** An area on a date for as long as somebody looks. Streams are for accounts: for visitors it is asked again and again. */
export function useLiveDay(areaId: string, date: string): WatchedDay {
  const isSomebody = useSession().kind === 'somebody'
  const streamed = useStreamedDay(areaId, date, isSomebody)
  const polled = usePolledDay(areaId, date, !isSomebody)
  return isSomebody ? streamed : polled
}

function useStreamedDay(areaId: string, date: string, enabled: boolean): WatchedDay {
  const [day, setDay] = useState<DayView | null>(null)
  const [liveness, setLiveness] = useState<Liveness>('connecting')
  const [refusal, setRefusal] = useState<Error | null>(null)
  useEffect(() => {
    if (!enabled) return
    setRefusal(null)
    const watching = new AbortController()
    void watchStream(
      `/api/v1/areas/${areaId}/live?date=${date}`,
      {
        onState: setLiveness,
        onRefused(problem) {
          setRefusal(problem)
          setLiveness('ended')
        },
        onEvent({ event, data }) {
          if (event === 'snapshot') setDay(data as DayView)
          if (event === 'change') setDay((known) => known && applyChange(known, data as DayChange))
        },
      },
      watching.signal,
    )
    return () => watching.abort()
  }, [areaId, date, enabled])
  return { day: day?.area_id === areaId && day.date === date ? day : null, liveness, refusal }
}

const visitorsEvery = 15_000

function usePolledDay(areaId: string, date: string, enabled: boolean): WatchedDay {
  const { data, error } = useDay(areaId, date, { enabled, refetchInterval: visitorsEvery })
  const liveness = error !== null ? 'waiting' : data === undefined ? 'connecting' : 'live'
  return { day: data ?? null, liveness, refusal: data === undefined ? error : null }
}
