import type { PageQuery } from '@balai/contract/schema.ts'
import type { Static, TSchema } from 'typebox'
import { decodePageKey, encodePageKey } from './page-key.ts'

export interface PagedList<Key extends TSchema, Row, View> {
  /** What a page key holds, so that a forged one is refused. */
  readonly key: Key
  /** At most `limit` rows after the row with this key; null at the first page. */
  readonly list: (after: Static<Key> | null, limit: number) => Promise<readonly Row[]>
  readonly keyOf: (last: Row) => Static<Key>
  /** How a row is shown; as it is unless told. */
  readonly view?: (row: Row) => View
}

/**
 * One page of a list as the query asks for it. Throws AppError `invalid_page_key`.
 *
 *     readPage(request.query, {
 *       key: Uuid,
 *       list: (before, limit) => listImports(db, event.id, before, limit),
 *       keyOf: ({ id }) => id,
 *       view: viewImport,
 *     })
 */
export async function readPage<Key extends TSchema, Row, View = Row>(
  { page_key, limit = 50 }: PageQuery,
  { key, list, keyOf, view = asItIs }: PagedList<Key, Row, View>,
): Promise<{ data: View[]; next_page_key: string | null }> {
  // The one too many only tells that there is more.
  const rows = await list(decodePageKey(key, page_key), limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { data: shown.map((row) => view(row)), next_page_key: more ? encodePageKey(keyOf(last)) : null }
}

// @NOTE without a view there is nothing to infer View from, so it is its default, Row.
const asItIs = <Row, View>(row: Row) => row as unknown as View
