import { AppError } from '@balai/contract/app-error.ts'
import { newId } from '@balai/db/new-id.ts'
import { requireSeat } from '../areas/seat-store.ts'
import type { Deps } from '../deps.ts'
import type { IssuedCalendarFeed, NewCalendarFeed } from './contract.ts'
import { countFeeds, insertFeed } from './feed-store.ts'
import { hashFeedToken, newFeedToken } from './feed-token.ts'

export type IssuedFeed = Omit<IssuedCalendarFeed, 'url'> & { readonly token: string }

/** The only time that its token is told. Throws `seat_not_found`, `too_many_calendar_feeds`. */
export async function issueFeed(
  { db, now }: Deps,
  ownerId: string,
  request: NewCalendarFeed,
): Promise<IssuedFeed> {
  const seat = request.kind === 'seat' ? await requireSeat(db, request.seat_id) : null
  const token = newFeedToken()
  const feed = { id: newId(), owner_id: ownerId, seat_id: seat?.id ?? null, created_at: now() }
  await db.transaction().execute(async (tx) => {
    if ((await countFeeds(tx, ownerId)) >= mostFeeds) throw tooMany()
    await insertFeed(tx, { ...feed, token_hash: hashFeedToken(token) })
  })
  return {
    id: feed.id,
    kind: request.kind,
    seat_id: feed.seat_id,
    seat_number: seat?.number ?? null,
    created_at: feed.created_at.toISOString(),
    token,
  }
}

/** Enough for every device; two requests at once may come to one more. */
const mostFeeds = 20

const tooMany = () =>
  new AppError(
    'conflict',
    'too_many_calendar_feeds',
    `You have ${mostFeeds} calendar feeds. Revoke one that is not in use first.`,
  )
