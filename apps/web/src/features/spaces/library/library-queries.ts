import type { Condition, LoanQuery, TitleSort } from '@balai/spaces/books/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'

/** One key for all that is known of books: whoever reserves, lends or changes one asks for all of it again. */
export const libraryKey = ['library'] as const

export interface TitleWish {
  readonly q?: string | undefined
  readonly tag?: string | undefined
  readonly condition?: Condition | undefined
  readonly free?: true | undefined
  readonly sort?: TitleSort | undefined
}

export function useTitles({ q, tag, condition, free, sort }: TitleWish) {
  const query = {
    limit: 24,
    ...(q && { q }),
    ...(tag && { tag }),
    ...(condition && { condition }),
    ...(free && { free }),
    ...(sort && { sort }),
  }
  return usePages(
    [...libraryKey, 'titles', query],
    (page_key) =>
      read(api.GET('/api/v1/titles', { params: { query: { ...query, ...(page_key && { page_key }) } } })),
    { isSearch: true },
  )
}

export function useTitle(titleId: string) {
  return useQuery({
    queryKey: [...libraryKey, 'title', titleId],
    queryFn: () => read(api.GET('/api/v1/titles/{titleId}', { params: { path: { titleId } } })),
  })
}

export function useCopies(titleId: string) {
  return usePages([...libraryKey, 'copies', titleId], (page_key) =>
    read(
      api.GET('/api/v1/titles/{titleId}/copies', {
        params: { path: { titleId }, query: page_key ? { page_key } : {} },
      }),
    ),
  )
}

type LoanWish = Pick<LoanQuery, 'of' | 'state' | 'q' | 'title_id' | 'sort' | 'limit'>

/** The caller's own unless told; `isWatched` for a desk, where others change them too. */
export function useLoans(wish: LoanWish, { isWatched = false }: { readonly isWatched?: boolean } = {}) {
  return usePages(
    [...libraryKey, 'loans', wish],
    (page_key) =>
      read(api.GET('/api/v1/loans', { params: { query: { ...wish, ...(page_key && { page_key }) } } })),
    { isSearch: true, ...(isWatched && { refetchInterval: 15_000 }) },
  )
}
