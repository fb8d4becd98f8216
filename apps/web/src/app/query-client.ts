import { onlineManager, QueryClient } from '@tanstack/react-query'
import { toProblem } from '../api/problem.ts'

// it takes every page for online until it hears otherwise, also one that was opened in a cellar
onlineManager.setOnline(navigator.onLine)

/** A refusal stays a refusal however often it is asked; only what passes by itself is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (tries, error) => toProblem(error).isPassing && tries < 2,
      networkMode: 'always',
      // that mode would leave a copy from before on the screen when the network is back
      refetchOnReconnect: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})
