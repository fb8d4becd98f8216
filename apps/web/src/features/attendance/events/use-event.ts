import { useQuery } from '@tanstack/react-query'
import { api, read } from '../../../api/client.ts'

/** One event, by its id or its code. */
export function useEvent(idOrCode: string) {
  return useQuery({
    queryKey: ['events', idOrCode],
    queryFn: () => read(api.GET('/api/v1/events/{eventId}', { params: { path: { eventId: idOrCode } } })),
  })
}
