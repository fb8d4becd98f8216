import { AppError } from '@balai/contract/app-error.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Insertable, sql } from 'kysely'
import type { CalendarFeedRow, SpacesTables } from '../tables.ts'

export type NamedFeed = CalendarFeedRow & { readonly seat_number: string | null }

export async function insertFeed(
  tx: Tx<SpacesTables>,
  feed: Insertable<SpacesTables['spaces.calendar_feed']>,
): Promise<void> {
  await tx.insertInto('spaces.calendar_feed').values(feed).execute()
}

export async function countFeeds(tx: Tx<SpacesTables>, ownerId: string): Promise<number> {
  const { feeds } = await tx
    .selectFrom('spaces.calendar_feed')
    .select((count) => count.fn.countAll<number>().as('feeds'))
    .where('owner_id', '=', ownerId)
    .executeTakeFirstOrThrow()
  return feeds
}

/** Newest first. */
export async function listFeeds(
  db: Db<SpacesTables>,
  ownerId: string,
  before: string | null,
  limit: number,
): Promise<NamedFeed[]> {
  let query = namedFeeds(db).where('feed.owner_id', '=', ownerId)
  if (before !== null) query = query.where('feed.id', '<', before)
  return await query.orderBy('feed.id', 'desc').limit(limit).execute()
}

/** Throws `calendar_feed_not_found`; those of others are not found. */
export async function deleteFeed(db: Db<SpacesTables>, ownerId: string, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('spaces.calendar_feed')
    .where('id', '=', id)
    .where('owner_id', '=', ownerId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw feedNotFound()
}

/** Throws `calendar_feed_not_found`, also while its owner is suspended. */
export async function requireFeed(db: Db<SpacesTables>, tokenHash: Buffer): Promise<NamedFeed> {
  const feed = await namedFeeds(db)
    .where('feed.token_hash', '=', tokenHash)
    .where((feed) =>
      feed.not(
        feed.exists(
          feed
            .selectFrom('spaces.person as person')
            .select('person.account_id')
            .whereRef('person.account_id', '=', 'feed.owner_id')
            .where('person.status', '=', 'suspended'),
        ),
      ),
    )
    .executeTakeFirst()
  if (feed === undefined) throw feedNotFound()
  return feed
}

/** At most once a minute: replicas that see the same old time write once between them. */
export async function noteFeedUse(db: Db<SpacesTables>, id: string, now: Date): Promise<void> {
  await db
    .updateTable('spaces.calendar_feed')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where(sql<boolean>`coalesce(last_used_at < ${now}::timestamptz - interval '1 minute', true)`)
    .execute()
}

const namedFeeds = (db: Db<SpacesTables>) =>
  db
    .selectFrom('spaces.calendar_feed as feed')
    .leftJoin('spaces.seat as seat', 'seat.id', 'feed.seat_id')
    .selectAll('feed')
    .select('seat.number as seat_number')

const feedNotFound = () =>
  new AppError('not_found', 'calendar_feed_not_found', 'There is no such calendar feed.')
