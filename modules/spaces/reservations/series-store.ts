import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Selectable, sql } from 'kysely'
import type { SeriesRow, SpacesTables } from '../tables.ts'
import { type Reservation, reservations } from './reservation-store.ts'

type KeptSeries = Selectable<SeriesRow>
export type Series = KeptSeries & { readonly time_zone: string; readonly area_id: string }

export async function insertSeries(tx: Tx<SpacesTables>, { rule, ...series }: KeptSeries): Promise<void> {
  await tx
    .insertInto('spaces.series')
    .values({ ...series, rule: JSON.stringify(rule) })
    .execute()
}

export async function findSeries(db: Db<SpacesTables>, id: string): Promise<Series | null> {
  const series = await db
    .selectFrom('spaces.series as series')
    .innerJoin('spaces.seat as seat', 'seat.id', 'series.seat_id')
    .innerJoin('spaces.area as area', 'area.id', 'seat.area_id')
    .selectAll('series')
    .select(['area.time_zone', 'area.id as area_id'])
    .where('series.id', '=', id)
    .executeTakeFirst()
  return series ?? null
}

/** In the order of time. */
export async function listSeriesReservations(db: Db<SpacesTables>, seriesId: string): Promise<Reservation[]> {
  return await reservations(db)
    .where('reservation.series_id', '=', seriesId)
    .orderBy(sql`lower(reservation.during)`)
    .execute()
}

/** Those that have not begun and can still be given back, held until the transaction ends. */
export async function lockComing(tx: Tx<SpacesTables>, seriesId: string, now: Date): Promise<Reservation[]> {
  return await reservations(tx)
    .where('reservation.series_id', '=', seriesId)
    .where('reservation.state', 'in', ['held', 'pending', 'active'])
    .where(sql<boolean>`lower(reservation.during) > ${now}::timestamptz`)
    .orderBy(sql`lower(reservation.during)`)
    .forNoKeyUpdate('reservation')
    .execute()
}
