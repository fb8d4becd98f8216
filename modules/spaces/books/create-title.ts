import { newId } from '@balai/db/new-id.ts'
import type { Deps } from '../deps.ts'
import type { NewTitle } from './contract.ts'
import { normaliseIsbn } from './isbn-rules.ts'
import type { StockedTitle } from './title-list-store.ts'
import { insertTitle, requireTitle } from './title-store.ts'

/** A title without copies. Throws `invalid_isbn` and `isbn_taken`. */
export async function createTitle({ db, now }: Deps, request: NewTitle): Promise<StockedTitle> {
  const title = titleOf(request, now())
  return await db.transaction().execute(async (tx) => {
    await insertTitle(tx, title)
    return await requireTitle(tx, title.id)
  })
}

/** Field by field: a request may carry more than the schema knows, and none of that is for the table. */
const titleOf = (request: NewTitle, now: Date) => ({
  id: newId(),
  isbn: request.isbn == null ? null : normaliseIsbn(request.isbn),
  title: request.title,
  author: request.author,
  publisher: request.publisher ?? null,
  year: request.year ?? null,
  description: request.description ?? '',
  language: request.language ?? 'id',
  tags: request.tags ?? [],
  created_at: now,
  updated_at: now,
})
