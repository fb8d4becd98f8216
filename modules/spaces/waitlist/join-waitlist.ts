import { AppError } from '@balai/contract/app-error.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { Deps } from '../deps.ts'
import type { Holder } from '../reservations/contract.ts'
import { lockHolder } from '../reservations/holder-lock-store.ts'
import { hasSeat } from '../reservations/own-seat-store.ts'
import type { SpacesTables } from '../tables.ts'
import { countOpenEntries, insertEntry, type ListedEntry, requireEntry } from './entry-store.ts'
import { judgeWish, type WishRequest, wishOf } from './judge-wish.ts'
import { lockQueue } from './queue-store.ts'
import type { Wish } from './wish-store.ts'

/**
 * A place at the end of the queue. Whoever frees a slot meanwhile waits for the queue, and so for this entry. Throws as
 * `judgeWish`, and `own_seat`, `already_waiting`, `too_many_waitlist_entries`.
 */
export async function joinWaitlist(
  { db, now }: Deps,
  holder: Holder,
  request: WishRequest,
): Promise<ListedEntry> {
  const wish = wishOf(request)
  const at = now()
  return await db.transaction().execute(async (tx) => {
    await lockHolder(tx, holder.account_id)
    await lockQueue(tx, wish.area_id)
    if (await hasAlready(tx, wish, holder)) throw ownSeat()
    await judgeWish(tx, wish, holder, at)
    if ((await countOpenEntries(tx, holder.account_id)) >= mostEntries) throw tooMany()
    const id = newId()
    await insertEntry(tx, {
      ...wish,
      id,
      holder_id: holder.account_id,
      holder_username: holder.username,
      holder_name: holder.name,
      created_at: at,
    })
    return await requireEntry(tx, holder.account_id, id)
  })
}

async function hasAlready(tx: Tx<SpacesTables>, { seat_id: seatId, ...time }: Wish, holder: Holder) {
  return seatId !== null && (await hasSeat(tx, { holderId: holder.account_id, seatId }, time))
}

const ownSeat = () =>
  new AppError('conflict', 'own_seat', 'You have this seat then: nobody waits for their own.')

/** Of one person at once: each may come to hold a seat while its offer stands. */
const mostEntries = 20

const tooMany = () =>
  new AppError(
    'conflict',
    'too_many_waitlist_entries',
    `You wait for ${mostEntries} seats. Leave one queue first.`,
  )
