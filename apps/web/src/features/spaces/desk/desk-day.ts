import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'
import { heard } from '../../../api/server-clock.ts'
import { useLiveDay, type WatchedDay } from '../map/use-live-day.ts'
import { reservationsKey } from '../reservation-queries.ts'

export interface DeskQuestion {
  readonly areaId: string
  readonly date: string
  /** A code, or a part of a name or of a seat's number. */
  readonly q: string | undefined
  /** What is over too. */
  readonly all: boolean
}

const deskKey = [...reservationsKey, 'desk'] as const

/** Everybody's of an area on a date, as they come. */
export function useDeskList({ areaId, date, q, all }: DeskQuestion) {
  return usePages<ReservationView>(
    [...deskKey, areaId, date, q ?? '', all],
    (page_key) =>
      read(
        heard(() =>
          api.GET('/api/v1/reservations', {
            params: {
              query: {
                area_id: areaId,
                date,
                sort: 'from',
                state: all ? 'all' : 'upcoming',
                ...(q && { q }),
                ...(page_key && { page_key }),
              },
            },
          }),
        ),
      ),
    { isSearch: true },
  )
}

/** What waits for an admin in this area, on whichever date. */
export function usePending(areaId: string) {
  return usePages<ReservationView>([...deskKey, areaId, 'pending'], (page_key) =>
    read(
      api.GET('/api/v1/reservations', {
        params: { query: { area_id: areaId, state: 'pending', ...(page_key && { page_key }) } },
      }),
    ),
  )
}

/** The live day says that something is otherwise, though not whose: then the list is asked for again. */
export function useLiveDesk(areaId: string, date: string): WatchedDay {
  const queries = useQueryClient()
  const watched = useLiveDay(areaId, date)
  const { day } = watched
  useEffect(() => {
    if (day === null) return
    const timer = setTimeout(() => void queries.invalidateQueries({ queryKey: deskKey }), settleMs)
    return () => clearTimeout(timer)
  }, [day, queries])
  return watched
}

/** Several changes that come together are one reason to ask. */
const settleMs = 250
