import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'
import { areasKey } from '../area-queries.ts'

const often = 30_000

/** The areas of the house as they are at this moment. */
export function useAreas(limit?: number) {
  return usePages(
    [...areasKey, 'now', limit ?? 'all'],
    (page_key) =>
      read(
        api.GET('/api/v1/areas', {
          params: { query: { ...(page_key && { page_key }), ...(limit !== undefined && { limit }) } },
        }),
      ),
    { refetchInterval: often },
  )
}
