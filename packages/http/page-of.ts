import { encodePageKey } from './page-key.ts'

/** One page of a list, of rows that were read with `limit + 1`: the one too many only tells that there is more. */
export function pageOf<Row>(rows: readonly Row[], limit: number, keyOf: (last: Row) => unknown) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { data: shown, next_page_key: more ? encodePageKey(keyOf(last)) : null }
}
