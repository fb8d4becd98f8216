import { QueryClient } from '@tanstack/react-query'
import { toProblem } from '../api/problem.ts'

/** A refusal stays a refusal however often it is asked; only what passes by itself is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (tries, error) => toProblem(error).isPassing && tries < 2,
      networkMode: 'always',
      // that mode would leave a copy from before on the screen when the network is back
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always' },
  },
})
