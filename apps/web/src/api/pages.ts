import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

interface Page<Row> {
  readonly data: readonly Row[]
  readonly next_page_key: string | null
}

/** The rows of a list that the server pages by key, as far as they have been asked for. */
export function usePages<Row>(
  queryKey: QueryKey,
  readPage: (pageKey: string | undefined) => Promise<Page<Row>>,
  options: { readonly enabled?: boolean; readonly refetchInterval?: number } = {},
) {
  const query = useInfiniteQuery({
    ...options,
    queryKey,
    queryFn: ({ pageParam }) => readPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_page_key ?? undefined,
  })
  return { ...query, rows: query.data?.pages.flatMap((page) => page.data) }
}

export type Pages<Row> = ReturnType<typeof usePages<Row>>
