import { AppError } from '@balai/contract/app-error.ts'
import type { PayloadOf } from '@balai/contract/define-event.ts'
import { onConflict } from '@balai/db/constraint-errors.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SeatFreed } from '../contract.ts'
import type { SpacesTables } from '../tables.ts'
import type { OpenSeat } from './queue-store.ts'
import { couldHave, type FreedSlot, restOf, type Wish, wishRow } from './wish-store.ts'

/** Watches that have what they waited for; they are done with that. */
export async function takeWatches(
  tx: Tx<SpacesTables>,
  seat: OpenSeat,
  slot: FreedSlot,
  { now, soonest }: { readonly now: Date; readonly soonest: Date },
): Promise<PayloadOf<typeof SeatFreed>[]> {
  const rest = restOf('watch', soonest)
  const { rows } = await sql<{ id: string; watcher_id: string; from: Date; to: Date }>`
    update spaces.seat_watch watch set told_at = ${now}
    where watch.told_at is null and ${couldHave('watch', seat, slot, soonest)}
    returning watch.id, watch.watcher_id, lower(${rest}) as "from", upper(${rest}) as "to"`.execute(tx)
  const { area_id, area_name, time_zone, seat_id, seat_number } = seat
  return rows.map(({ id, watcher_id, from, to }) => ({
    watch_id: id,
    watcher_id,
    area_id,
    area_name,
    time_zone,
    seat_id,
    seat_number,
    from: from.toISOString(),
    to: to.toISOString(),
  }))
}

export interface ListedWatch extends Wish {
  readonly id: string
  readonly area_name: string
  readonly time_zone: string
  readonly seat_number: string | null
  readonly created_at: Date
  readonly told_at: Date | null
}

/** Throws the conflict `already_watching`. */
export async function insertWatch(
  tx: Tx<SpacesTables>,
  {
    from,
    to,
    ...watch
  }: Wish & { readonly id: string; readonly watcher_id: string; readonly created_at: Date },
): Promise<void> {
  await onConflict({ seat_watch_key: ['already_watching', 'You watch this already.'] }, () =>
    tx
      .insertInto('spaces.seat_watch')
      .values({ ...watch, during: sql`tstzrange(${from}::timestamptz, ${to}::timestamptz)` })
      .execute(),
  )
}

/** Of one person, that may still be told something. */
export async function countOpenWatches(tx: Tx<SpacesTables>, watcherId: string, now: Date): Promise<number> {
  const { watches } = await tx
    .selectFrom('spaces.seat_watch')
    .select((count) => count.fn.countAll<number>().as('watches'))
    .where('watcher_id', '=', watcherId)
    .where('told_at', 'is', null)
    .where(sql<Date>`upper(during)`, '>', now)
    .executeTakeFirstOrThrow()
  return watches
}

/** Newest first. */
export async function listWatches(
  db: Db<SpacesTables>,
  watcherId: string,
  before: string | null,
  limit: number,
): Promise<ListedWatch[]> {
  let query = listedWatches(db).where('watch.watcher_id', '=', watcherId)
  if (before !== null) query = query.where('watch.id', '<', before)
  return await query.orderBy('watch.id', 'desc').limit(limit).execute()
}

export async function findWatch(db: Db<SpacesTables>, id: string): Promise<ListedWatch> {
  return await listedWatches(db).where('watch.id', '=', id).executeTakeFirstOrThrow()
}

/** Throws `seat_watch_not_found`, also for those of others. */
export async function deleteWatch(db: Db<SpacesTables>, watcherId: string, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('spaces.seat_watch')
    .where('id', '=', id)
    .where('watcher_id', '=', watcherId)
    .executeTakeFirst()
  if (numDeletedRows > 0n) return
  throw new AppError('not_found', 'seat_watch_not_found', 'There is no such seat watch.')
}

const listedWatches = (db: Db<SpacesTables>) =>
  db
    .selectFrom('spaces.seat_watch as watch')
    .innerJoin('spaces.area as area', 'area.id', 'watch.area_id')
    .leftJoin('spaces.seat as seat', 'seat.id', 'watch.seat_id')
    .select(wishRow('watch'))
    .select('watch.told_at')
