import { useQuery } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'

export const careKey = ['care'] as const

/** Whether the house offers the look-up, and from where. */
export function useCareStatus({ isWanted = true, staleTime = 10_000 } = {}) {
  return useQuery({
    queryKey: [...careKey, 'status'],
    queryFn: () => read(api.GET('/api/v1/care/status')),
    enabled: isWanted,
    staleTime,
  })
}

export function useCareSettings() {
  return useQuery({
    queryKey: [...careKey, 'settings'],
    queryFn: () => read(api.GET('/api/v1/care/settings')),
  })
}
