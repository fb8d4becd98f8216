import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { occupying } from '../reservations/occupying-store.ts'
import type { SpacesTables } from '../tables.ts'
import type { Wish } from './wish-store.ts'

/** Seats that are free for all of this time, the first ten by their numbers. */
export async function listFreeSeats(
  db: Db<SpacesTables>,
  { area_id, seat_id, from, to }: Wish,
): Promise<{ readonly seat_id: string; readonly seat_number: string }[]> {
  return await db
    .selectFrom('spaces.seat as seat')
    .select(['seat.id as seat_id', 'seat.number as seat_number'])
    .where('seat.area_id', '=', area_id)
    .$if(seat_id !== null, (query) => query.where('seat.id', '=', seat_id))
    .where('seat.retired_at', 'is', null)
    .where('seat.out_of_service', '=', false)
    .where(
      sql<boolean>`not exists (
        select from spaces.reservation taken
        where taken.seat_id = seat.id
          and taken.during && tstzrange(${from}::timestamptz, ${to}::timestamptz)
          and ${occupying('taken')})`,
    )
    .orderBy('seat.number')
    .limit(10)
    .execute()
}

/** The seat of the wish if it is in that area; of any, one that is in use. Null: there is none. */
export async function findSeatOf(
  db: Db<SpacesTables>,
  { area_id, seat_id }: Pick<Wish, 'area_id' | 'seat_id'>,
): Promise<string | null> {
  const seat = await db
    .selectFrom('spaces.seat')
    .select('id')
    .where('area_id', '=', area_id)
    .$if(seat_id !== null, (query) => query.where('id', '=', seat_id))
    .$if(seat_id === null, (query) => query.where('retired_at', 'is', null))
    .orderBy('out_of_service')
    .limit(1)
    .executeTakeFirst()
  return seat?.id ?? null
}
