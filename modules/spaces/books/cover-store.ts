import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables } from '../tables.ts'
import { titleNotFound } from './title-store.ts'

/** Null when the title has none. Throws `title_not_found`. */
export async function findCover(db: Db<SpacesTables>, titleId: string): Promise<string | null> {
  const title = await db
    .selectFrom('spaces.title')
    .select('cover')
    .where('id', '=', titleId)
    .executeTakeFirst()
  if (title === undefined) throw titleNotFound()
  return title.cover
}

/** Answers the one before it. Throws `title_not_found`. */
export async function replaceCover(
  db: Db<SpacesTables>,
  titleId: string,
  cover: string | null,
  now: Date,
): Promise<string | null> {
  const { rows } = await sql<{ cover: string | null }>`
    with before as (
      select id, cover from spaces.title where id = ${titleId} and retired_at is null for no key update
    )
    update spaces.title set cover = ${cover}, updated_at = ${now} from before where title.id = before.id
    returning before.cover`.execute(db)
  if (rows[0] === undefined) throw titleNotFound()
  return rows[0].cover
}
