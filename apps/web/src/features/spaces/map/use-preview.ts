import { useQuery } from '@tanstack/react-query'
import { api, read } from '../../../api/client.ts'
import { useSession } from '../../../session/session.ts'
import { reservationsKey } from '../reservation-queries.ts'
import { type SeatWish, timeOf } from './use-reserving.ts'

/** What reserving would be answered: the rules that refuse it, and what could be had instead. Undefined until it is known. */
export function usePreview(wish: SeatWish, look: string) {
  const isSomebody = useSession().kind === 'somebody'
  const body = timeOf(wish)
  const { data } = useQuery({
    queryKey: [...reservationsKey, 'preview', body, look],
    enabled: isSomebody,
    queryFn: () => read(api.POST('/api/v1/reservation-previews', { body })),
  })
  return data
}
