import { onlineManager, type Query, QueryClient } from '@tanstack/react-query'
import { toProblem } from '../api/problem.ts'

// it takes every page for online until it hears otherwise, also one that was opened in a cellar
onlineManager.setOnline(navigator.onLine)

/** What is asked for the first time when something changes may be answered as it was before: it is asked again too. */
class FreshQueryClient extends QueryClient {
  override async invalidateQueries(...[filters = {}, options]: Parameters<QueryClient['invalidateQueries']>) {
    await this.cancelQueries({ ...filters, predicate: isAskedFirst })
    await super.invalidateQueries(filters, options)
  }
}

const isAskedFirst = ({ state }: Query): boolean =>
  state.fetchStatus === 'fetching' && state.data === undefined

/** A refusal stays a refusal however often it is asked; only what passes by itself is asked again. */
export const queryClient = new FreshQueryClient({
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
