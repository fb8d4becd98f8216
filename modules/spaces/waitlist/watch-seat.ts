import { AppError } from '@balai/contract/app-error.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Deps } from '../deps.ts'
import type { Holder } from '../reservations/contract.ts'
import type { BookingFacts } from '../reservations/stay-rules.ts'
import { judgeWish, type WishRequest, wishOf } from './judge-wish.ts'
import { lockQueue } from './queue-store.ts'
import { countOpenWatches, findWatch, insertWatch, type ListedWatch } from './watch-store.ts'

/** To be told once when it is free for everybody. Throws as `judgeWish`, and `already_watching`, `too_many_seat_watches`. */
export async function watchSeat(
  { db, now }: Deps,
  watcher: Holder,
  request: WishRequest,
): Promise<ListedWatch> {
  const wish = wishOf(request)
  const at = now()
  return await db.transaction().execute(async (tx) => {
    await lockQueue(tx, wish.area_id)
    await judgeWish(tx, wish, watcher, at, withoutQuotas)
    if ((await countOpenWatches(tx, watcher.account_id, at)) >= mostWatches) throw tooMany()
    const id = newId()
    await insertWatch(tx, { ...wish, id, watcher_id: watcher.account_id, created_at: at })
    return await findWatch(tx, id)
  })
}

/** Who watches has nothing, and may give something up for it. */
const withoutQuotas = (facts: BookingFacts): BookingFacts => ({
  ...facts,
  rules: { ...facts.rules, quotas: [] },
})

/** Of one person at once; two requests for two areas at the same moment may come to one more. */
const mostWatches = 50

const tooMany = () =>
  new AppError('conflict', 'too_many_seat_watches', `You watch ${mostWatches} seats. Stop one watch first.`)
