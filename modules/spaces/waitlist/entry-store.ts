import { AppError } from '@balai/contract/app-error.ts'
import { onConflict } from '@balai/db/constraint-errors.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables, WaitlistEntryRow } from '../tables.ts'
import { type Wish, wishRow } from './wish-store.ts'

export interface NewEntry extends Wish {
  readonly id: string
  readonly holder_id: string
  readonly holder_username: string
  readonly holder_name: string
  readonly created_at: Date
}

/** At the end of the queue, which the caller holds. Throws the conflict `already_waiting`. */
export async function insertEntry(tx: Tx<SpacesTables>, { from, to, ...entry }: NewEntry): Promise<void> {
  await onConflict({ waitlist_entry_key: ['already_waiting', 'You wait for this already.'] }, () =>
    tx
      .insertInto('spaces.waitlist_entry')
      .values({
        ...entry,
        during: sql`tstzrange(${from}::timestamptz, ${to}::timestamptz)`,
        state: 'waiting',
      })
      .execute(),
  )
}

/** Of one person, that wait or have an offer. */
export async function countOpenEntries(tx: Tx<SpacesTables>, holderId: string): Promise<number> {
  const { entries } = await tx
    .selectFrom('spaces.waitlist_entry')
    .select((count) => count.fn.countAll<number>().as('entries'))
    .where('holder_id', '=', holderId)
    .where('state', 'in', ['waiting', 'offered'])
    .executeTakeFirstOrThrow()
  return entries
}

export interface ListedEntry extends Wish {
  readonly id: string
  readonly area_name: string
  readonly time_zone: string
  readonly seat_number: string | null
  readonly state: WaitlistEntryRow['state']
  readonly ahead: number | null
  readonly created_at: Date
  readonly ended_at: Date | null
  readonly offer: OpenOffer | null
}

/** Its times as PostgreSQL writes them in JSON. */
interface OpenOffer {
  readonly reservation_id: string
  readonly seat_id: string
  readonly seat_number: string
  readonly from: string
  readonly to: string
  readonly expires_at: string
}

export interface EntryFilter {
  readonly holderId: string
  readonly open: boolean
  readonly before: string | null
  readonly limit: number
}

/** Newest first. */
export async function listEntries(
  db: Db<SpacesTables>,
  { holderId, open, before, limit }: EntryFilter,
): Promise<ListedEntry[]> {
  let query = listedEntries(db).where('entry.holder_id', '=', holderId)
  if (open) query = query.where('entry.state', 'in', ['waiting', 'offered'])
  if (before !== null) query = query.where('entry.id', '<', before)
  return await query.orderBy('entry.id', 'desc').limit(limit).execute()
}

/** Throws `waitlist_entry_not_found`, also for those of others. */
export async function requireEntry(db: Db<SpacesTables>, holderId: string, id: string): Promise<ListedEntry> {
  const entry = await listedEntries(db)
    .where('entry.id', '=', id)
    .where('entry.holder_id', '=', holderId)
    .executeTakeFirst()
  if (entry === undefined) throw entryNotFound()
  return entry
}

/** Whether it waited until now. */
export async function endWaiting(tx: Tx<SpacesTables>, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('spaces.waitlist_entry')
    .set({ state: 'left', ended_at: now })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The entry whose offer was accepted has what it waited for. */
export async function acceptEntry(tx: Tx<SpacesTables>, reservationId: string, now: Date): Promise<void> {
  await tx
    .updateTable('spaces.waitlist_entry')
    .set({ state: 'accepted', ended_at: now })
    .where('reservation_id', '=', reservationId)
    .where('state', '=', 'offered')
    .execute()
}

const listedEntries = (db: Db<SpacesTables>) =>
  db
    .selectFrom('spaces.waitlist_entry as entry')
    .innerJoin('spaces.area as area', 'area.id', 'entry.area_id')
    .leftJoin('spaces.seat as seat', 'seat.id', 'entry.seat_id')
    .select(wishRow('entry'))
    .select(['entry.state', 'entry.ended_at'])
    .select([
      sql<OpenOffer | null>`(
        select json_build_object('reservation_id', offer.id, 'seat_id', offer.seat_id, 'seat_number', offered.number,
          'from', lower(offer.during), 'to', upper(offer.during), 'expires_at', offer.expires_at)
        from spaces.reservation offer join spaces.seat offered on offered.id = offer.seat_id
        where offer.id = entry.reservation_id and offer.state = 'offered'
      )`.as('offer'),
      sql<number | null>`case entry.state when 'waiting' then (
        select count(*) from spaces.waitlist_entry other
        where other.area_id = entry.area_id and other.state = 'waiting' and other.place < entry.place
          and other.during && entry.during
          and (other.seat_id is null or entry.seat_id is null or other.seat_id = entry.seat_id)
      ) end`.as('ahead'),
    ])

const entryNotFound = () =>
  new AppError('not_found', 'waitlist_entry_not_found', 'There is no such waitlist entry.')
