/** Rows as far as they have come, and how to get more: what `usePages` gives. */
export interface Rows<Row> {
  readonly rows: readonly Row[] | undefined
  readonly error: unknown
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  /** `error` is about the page that was asked for last; those before stand. */
  readonly isFetchNextPageError: boolean
  readonly fetchNextPage: () => unknown
  readonly refetch: () => unknown
}
