import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { ReservationRow, SpacesTables } from '../tables.ts'

export interface FeedReservation {
  readonly id: string
  readonly code: string
  readonly area_name: string
  readonly seat_number: string
  readonly time_zone: string
  readonly from: Date
  readonly to: Date
  readonly state: ReservationRow['state']
  readonly note: string
  readonly sequence: number
  readonly updated_at: Date
}

/**
 * What a calendar is told, by its beginning: what is asked for, reserved and over, and what came to nothing in the last
 * thirty days. A seat that is only held or offered is nothing yet.
 */
export async function listFeedReservations(
  db: Db<SpacesTables>,
  { owner_id, seat_id }: { readonly owner_id: string; readonly seat_id: string | null },
  now: Date,
): Promise<FeedReservation[]> {
  const thirtyDaysAgo = new Date(now.getTime() - 30 * day)
  return await db
    .selectFrom('spaces.reservation as reservation')
    .innerJoin('spaces.area as area', 'area.id', 'reservation.area_id')
    .innerJoin('spaces.seat as seat', 'seat.id', 'reservation.seat_id')
    .select([
      'reservation.id',
      'code',
      'area.name as area_name',
      'seat.number as seat_number',
      'area.time_zone',
    ])
    .select([sql<Date>`lower(during)`.as('from'), sql<Date>`upper(during)`.as('to')])
    .select(['state', 'note', 'sequence', 'reservation.updated_at'])
    .$if(seat_id === null, (query) => query.where('holder_id', '=', owner_id))
    .$if(seat_id !== null, (query) => query.where('seat_id', '=', seat_id))
    // the longest reservation has a week; and by this the index is read
    .where(sql<Date>`lower(during)`, '>', new Date(thirtyDaysAgo.getTime() - 8 * day))
    .where((row) =>
      row.or([
        row.and([row('state', 'in', standing), row(sql<Date>`upper(during)`, '>', thirtyDaysAgo)]),
        row.and([row('state', 'in', over), row('ended_at', '>', thirtyDaysAgo)]),
      ]),
    )
    .orderBy(sql`lower(during)`, 'desc')
    .orderBy('reservation.id')
    .limit(mostEntries)
    .execute()
}

const day = 24 * 60 * 60_000
const mostEntries = 1_000
const standing = ['pending', 'active', 'checked_in', 'completed'] as const
const over = ['cancelled', 'declined', 'no_show'] as const
