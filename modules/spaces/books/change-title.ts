import type { Deps } from '../deps.ts'
import type { TitleRow } from '../tables.ts'
import type { TitlePatch } from './contract.ts'
import { normaliseIsbn } from './isbn-rules.ts'
import type { StockedTitle } from './title-list-store.ts'
import { holdTitle, requireTitle, updateTitle } from './title-store.ts'

/** Changes what the patch names. Throws `title_not_found`, `invalid_isbn` and `isbn_taken`. */
export async function changeTitle(
  { db, now }: Deps,
  titleId: string,
  patch: TitlePatch,
): Promise<StockedTitle> {
  return await db.transaction().execute(async (tx) => {
    const title = await holdTitle(tx, titleId)
    await updateTitle(tx, titleId, { ...applyPatch(title, patch), updated_at: now() })
    return await requireTitle(tx, titleId)
  })
}

/** Field by field: a patch may carry more than the schema knows, and none of that is for the table. */
const applyPatch = (title: TitleRow, patch: TitlePatch) => ({
  isbn: typeof patch.isbn === 'string' ? normaliseIsbn(patch.isbn) : orBefore(patch.isbn, title.isbn),
  title: patch.title ?? title.title,
  author: patch.author ?? title.author,
  publisher: orBefore(patch.publisher, title.publisher),
  year: orBefore(patch.year, title.year),
  description: patch.description ?? title.description,
  language: patch.language ?? title.language,
  tags: patch.tags ?? title.tags,
})

/** Null is a wish, too: that there be none. */
const orBefore = <Value>(wish: Value | null | undefined, before: Value | null): Value | null =>
  wish === undefined ? before : wish
