import { useState } from 'react'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'

interface EventWish {
  readonly when: 'upcoming' | 'past'
  /** Only those whose crew one belongs to. */
  readonly mine: boolean
  readonly q?: string | undefined
  readonly limit?: number
}

/** Upcoming events soonest first, past ones latest first. */
export function useEvents({ when, mine, q, limit = 24 }: EventWish) {
  // the bound must stay the same from page to page
  const [now] = useState(() => new Date().toISOString())
  const bound =
    when === 'upcoming' ? { from: now, sort: 'starts_at' as const } : { to: now, sort: '-starts_at' as const }
  return usePages(['events', 'list', when, mine, q, limit], (page_key) =>
    read(
      api.GET('/api/v1/events', {
        params: {
          query: { limit, ...bound, ...(mine && { mine }), ...(q && { q }), ...(page_key && { page_key }) },
        },
      }),
    ),
  )
}
