import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

interface Page<Row> {
  readonly data: readonly Row[]
  readonly next_page_key: string | null
}

interface PageOptions {
  readonly enabled?: boolean
  readonly refetchInterval?: number
  /** What was found before stays while somebody types on. */
  readonly isSearch?: boolean
}

/** The rows of a list that the server pages by key, as far as they have been asked for. */
export function usePages<Row>(
  queryKey: QueryKey,
  readPage: (pageKey: string | undefined) => Promise<Page<Row>>,
  { isSearch = false, ...options }: PageOptions = {},
) {
  const query = useInfiniteQuery({
    ...options,
    ...(isSearch && { placeholderData: keepPreviousData }),
    queryKey,
    queryFn: ({ pageParam }) => readPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_page_key ?? undefined,
  })
  return { ...query, rows: query.data?.pages.flatMap((page) => page.data) }
}

export type Pages<Row> = ReturnType<typeof usePages<Row>>
