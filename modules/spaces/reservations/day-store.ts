import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { NumberedSeat } from '../contract.ts'
import type { SpacesTables } from '../tables.ts'
import { type Reservation, reservations } from './reservation-store.ts'

/** Seats in use, in the order they were made. */
export async function listNumberedSeats(db: Db<SpacesTables>): Promise<NumberedSeat[]> {
  return await db
    .selectFrom('spaces.seat')
    .select(['serial', 'number'])
    .where('retired_at', 'is', null)
    .orderBy('serial')
    .execute()
}

const most = 1_000

/** What somebody has or had, those that begin last first. */
export async function listDayReservations(
  db: Db<SpacesTables>,
  holderId: string,
  seatNumber: string | null,
): Promise<Reservation[]> {
  let list = reservations(db)
    .where('reservation.holder_id', '=', holderId)
    .orderBy(sql`lower(reservation.during)`, 'desc')
    .orderBy('reservation.id', 'desc')
    .limit(most)
  if (seatNumber !== null) list = list.where('seat.number', '=', seatNumber)
  return await list.execute()
}
