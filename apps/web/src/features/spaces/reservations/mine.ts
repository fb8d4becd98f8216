import { useQuery } from '@tanstack/react-query'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'
import { heard } from '../../../api/server-clock.ts'
import { reservationsKey } from '../reservation-queries.ts'

export function useReservation(reservationId: string) {
  return useQuery({
    queryKey: [...reservationsKey, 'one', reservationId],
    queryFn: () =>
      read(
        heard(() => api.GET('/api/v1/reservations/{reservationId}', { params: { path: { reservationId } } })),
      ),
  })
}

export function usePast() {
  return usePages([...reservationsKey, 'past'], (page_key) =>
    read(
      api.GET('/api/v1/reservations', {
        params: { query: { state: 'past', limit: 20, ...(page_key && { page_key }) } },
      }),
    ),
  )
}

const offersEvery = 5_000

/** What the caller waits for, offers among it: those are looked for again and again, for they do not last. */
export function useWaiting() {
  return useQuery({
    queryKey: [...reservationsKey, 'waiting'],
    queryFn: async () =>
      (await read(api.GET('/api/v1/waitlist-entries', { params: { query: { open: true, limit: 100 } } })))
        .data,
    refetchInterval: ({ state }) => ((state.data?.length ?? 0) > 0 ? offersEvery : false),
  })
}

/** What the caller wants to be told of. */
export function useWatches() {
  return useQuery({
    queryKey: [...reservationsKey, 'watches'],
    queryFn: async () =>
      (await read(api.GET('/api/v1/seat-watches', { params: { query: { limit: 100 } } }))).data,
  })
}
