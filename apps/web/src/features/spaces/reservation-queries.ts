import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, read } from '../../api/client.ts'
import { heard, serverTime } from '../../api/server-clock.ts'
import { useSession } from '../../session/session.ts'
import { areasKey } from './area-queries.ts'

/** One key for all that is known of reservations: whoever changes one asks for all of it again. */
export const reservationsKey = ['reservations'] as const

/** As many as anybody has to come; a page of the API holds no more. */
const most = 100

/** What the caller holds or has reserved, from now on, in all areas. A visitor has nothing. */
export function useUpcoming(): readonly ReservationView[] {
  return useUpcomingQuery().data ?? none
}

const none: readonly ReservationView[] = []

export function useUpcomingQuery() {
  const isSomebody = useSession().kind === 'somebody'
  return useQuery({
    queryKey: [...reservationsKey, 'upcoming'],
    enabled: isSomebody,
    // the two clocks differ a little: the server may not yet know that a hold or an offer has ended
    refetchInterval: ({ state }) => (state.data?.some(isOverdue) ? 1_000 : false),
    queryFn: async () => {
      const query = { state: 'upcoming' as const, limit: most }
      return (await read(heard(() => api.GET('/api/v1/reservations', { params: { query } })))).data
    },
  })
}

const isOverdue = ({ expires_at }: ReservationView): boolean =>
  expires_at !== null && Date.parse(expires_at) <= serverTime()

/** After something was reserved or given back: what one has is another, and so is how many seats are free. */
export function useRefreshReservations(): () => Promise<unknown> {
  const queries = useQueryClient()
  return useCallback(async () => {
    void queries.invalidateQueries({ queryKey: [...areasKey, 'now'] })
    await queries.invalidateQueries({ queryKey: reservationsKey })
  }, [queries])
}
