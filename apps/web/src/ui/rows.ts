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

/** Rows that are all here already. */
export const allRows = <Row>(rows: readonly Row[]): Rows<Row> => ({
  rows,
  error: null,
  hasNextPage: false,
  isFetchingNextPage: false,
  isFetchNextPageError: false,
  fetchNextPage: () => {},
  refetch: () => {},
})

/** Rows that come all at once, as a query has them. */
export const rowsOf = <Row>({
  data,
  error,
  refetch,
}: Pick<Rows<Row>, 'error' | 'refetch'> & { readonly data: readonly Row[] | undefined }): Rows<Row> => ({
  ...allRows<Row>([]),
  rows: data,
  error,
  refetch,
})
