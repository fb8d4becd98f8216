import { AppError } from '@balai/contract/app-error.ts'
import { onConflict } from '@balai/db/constraint-errors.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables, TitleRow } from '../tables.ts'
import { type StockedTitle, selectTitles } from './title-list-store.ts'

/** Throws `title_not_found`, also for one that is no longer in the library. */
export async function requireTitle(db: Db<SpacesTables>, titleId: string): Promise<StockedTitle> {
  const title = await selectTitles(db).where('title.id', '=', titleId).executeTakeFirst()
  if (title === undefined) throw titleNotFound()
  return title
}

/** Throws the conflict `isbn_taken`. */
export async function insertTitle(
  tx: Tx<SpacesTables>,
  title: Omit<TitleRow, 'wanted_at' | 'cover' | 'retired_at'>,
): Promise<void> {
  await onConflict(isbnTaken, () => tx.insertInto('spaces.title').values(title).execute())
}

/** The facts of a title, held until the transaction ends. Throws `title_not_found`. */
export async function holdTitle(tx: Tx<SpacesTables>, titleId: string): Promise<TitleRow> {
  const title = await tx
    .selectFrom('spaces.title')
    .select([
      'id',
      'isbn',
      'title',
      'author',
      'publisher',
      'year',
      'description',
      'language',
      'tags',
      'cover',
    ])
    .select(['wanted_at', 'retired_at', 'created_at', 'updated_at'])
    .where('id', '=', titleId)
    .where('retired_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (title === undefined) throw titleNotFound()
  return title
}

/** Throws the conflict `isbn_taken`. */
export async function updateTitle(
  tx: Tx<SpacesTables>,
  titleId: string,
  changes: Partial<TitleRow>,
): Promise<void> {
  await onConflict(isbnTaken, () =>
    tx.updateTable('spaces.title').set(changes).where('id', '=', titleId).execute(),
  )
}

/** Somebody found no copy free: no need to write it down anew for each of a crowd. */
export async function rememberWanted(db: Db<SpacesTables>, titleId: string, now: Date): Promise<void> {
  await db
    .updateTable('spaces.title')
    .set({ wanted_at: now })
    .where('id', '=', titleId)
    .where(sql<boolean>`wanted_at is null or wanted_at < ${now}::timestamptz - interval '1 minute'`)
    .execute()
}

/** Whether somebody waits for a copy: when one was last missed, and whether one is free now. */
export async function readDemand(
  tx: Tx<SpacesTables>,
  titleId: string,
): Promise<{ wanted_at: Date | null; has_free_copy: boolean }> {
  return await tx
    .selectFrom('spaces.title')
    .select('wanted_at')
    .select(
      sql<boolean>`exists (
        select from spaces.copy
        where copy.title_id = title.id and copy.retired_at is null and not copy.out_of_service
          and not exists (
            select from spaces.loan where loan.copy_id = copy.id and loan.state in ('reserved', 'lent'))
      )`.as('has_free_copy'),
    )
    .where('id', '=', titleId)
    .executeTakeFirstOrThrow()
}

const isbnTaken = {
  title_isbn_key: ['isbn_taken', 'The library has a title with this ISBN; add a copy to it.'],
} as const

export const titleNotFound = () => new AppError('not_found', 'title_not_found', 'There is no such title.')
