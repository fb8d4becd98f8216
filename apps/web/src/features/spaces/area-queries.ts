import { useQuery } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import { usePages } from '../../api/pages.ts'

/** One key for all that is known of areas: whoever changes one asks for all of it again. */
export const areasKey = ['areas'] as const

/** The areas of the house, for whoever works there. */
export function useAreaList() {
  return usePages([...areasKey, 'list'], (page_key) =>
    read(api.GET('/api/v1/areas', { params: { query: page_key ? { page_key } : {} } })),
  )
}

export function useArea(areaId: string) {
  return useQuery({
    queryKey: [...areasKey, areaId],
    queryFn: () => read(api.GET('/api/v1/areas/{areaId}', { params: { path: { areaId } } })),
  })
}

/** All seats that are in use there. */
export function useSeats(areaId: string) {
  return useQuery({
    queryKey: [...areasKey, areaId, 'seats'],
    queryFn: async () =>
      (await read(api.GET('/api/v1/areas/{areaId}/seats', { params: { path: { areaId } } }))).data,
  })
}

interface DayOptions {
  readonly enabled?: boolean
  readonly refetchInterval?: number
}

/** When the area is open on a date of its calendar, and when its seats are taken. */
export function useDay(areaId: string, date: string, options: DayOptions = {}) {
  return useQuery({
    ...options,
    queryKey: [...areasKey, areaId, 'days', date],
    queryFn: () =>
      read(api.GET('/api/v1/areas/{areaId}/days/{date}', { params: { path: { areaId, date } } })),
  })
}
