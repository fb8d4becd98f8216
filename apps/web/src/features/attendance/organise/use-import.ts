import type { ImportView } from '@balai/attendance/imports/contract.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, read } from '../../../api/client.ts'
import { watchStream } from '../../../api/event-stream.ts'
import type { Liveness } from '../../../ui/live-dot.tsx'

/** An import as it goes on; once it is over the stream ends, and what it changed is read again. */
export function useImport(importId: string) {
  const queries = useQueryClient()
  const [liveness, setLiveness] = useState<Liveness>('connecting')
  const [refusal, setRefusal] = useState<unknown>(null)
  const [round, setRound] = useState(0)
  const queryKey = ['imports', importId] as const
  const first = useQuery({
    queryKey,
    queryFn: () => read(api.GET('/api/v1/imports/{importId}', { params: { path: { importId } } })),
  })
  const isOver = first.data !== undefined && first.data.finished_at !== null
  const isHere = first.data !== undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` watches once more
  useEffect(() => {
    if (!isHere || isOver) return
    const watching = new AbortController()
    void watchStream(
      `/api/v1/imports/${importId}/progress`,
      {
        onState: setLiveness,
        onRefused: setRefusal,
        onEvent({ event, data }) {
          queries.setQueryData(['imports', importId], data as ImportView)
          if (event === 'done') watching.abort()
        },
      },
      watching.signal,
    )
    return () => watching.abort()
  }, [importId, isHere, isOver, queries, round])

  // also when it was over before anybody looked: lists that were read meanwhile are of before
  const eventId = first.data?.event_id
  useEffect(() => {
    if (isOver) void queries.invalidateQueries({ queryKey: ['events', eventId] })
  }, [isOver, eventId, queries])

  return {
    data: first.data,
    error: refusal ?? first.error,
    retry() {
      setRefusal(null)
      setRound((before) => before + 1)
      void first.refetch()
    },
    liveness: isOver ? ('ended' as const) : liveness,
  }
}
