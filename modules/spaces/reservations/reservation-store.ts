import { AppError } from '@balai/contract/app-error.ts'
import { onConflict } from '@balai/db/constraint-errors.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AreaRow, ReservationRow, SeatRow, SpacesTables } from '../tables.ts'
import { occupying } from './occupying-store.ts'

type Kept = Omit<ReservationRow, 'during' | 'serial' | 'ended_by' | 'reminded_at'>
type OfArea = Pick<AreaRow, 'time_zone' | 'check_in_early_minutes' | 'no_show_minutes' | 'needs_approval'>

/** A reservation with what its area and its seat say of it. */
export interface Reservation extends Kept, OfArea {
  readonly serial: number
  readonly from: Date
  readonly to: Date
  readonly area_name: AreaRow['name']
  readonly seat_number: SeatRow['number']
  readonly check_in_code: SeatRow['check_in_code']
}

export const reservations = (db: Db<SpacesTables>) =>
  db
    .selectFrom('spaces.reservation as reservation')
    .innerJoin('spaces.area as area', 'area.id', 'reservation.area_id')
    .innerJoin('spaces.seat as seat', 'seat.id', 'reservation.seat_id')
    .select([
      'reservation.id',
      'reservation.serial',
      'reservation.code',
      'reservation.area_id',
      'reservation.seat_id',
      'reservation.holder_id',
      'reservation.holder_username',
      'reservation.holder_name',
      sql<Date>`lower(reservation.during)`.as('from'),
      sql<Date>`upper(reservation.during)`.as('to'),
      'reservation.whole_day',
      'reservation.state',
      'reservation.expires_at',
      'reservation.series_id',
      'reservation.made_by',
      'reservation.note',
      'reservation.checked_in_at',
      'reservation.ended_at',
      'reservation.sequence',
      'reservation.created_at',
      'reservation.updated_at',
      'area.name as area_name',
      'area.time_zone',
      'area.check_in_early_minutes',
      'area.no_show_minutes',
      'area.needs_approval',
      'seat.number as seat_number',
      'seat.check_in_code',
    ])

export async function findReservation(db: Db<SpacesTables>, id: string): Promise<Reservation | null> {
  return (await reservations(db).where('reservation.id', '=', id).executeTakeFirst()) ?? null
}

export async function findReservationBySerial(
  db: Db<SpacesTables>,
  serial: number,
): Promise<Reservation | null> {
  return (await reservations(db).where('reservation.serial', '=', serial).executeTakeFirst()) ?? null
}

/** As it is now, and as it stays until the transaction ends unless this one changes it. */
export async function lockReservation(tx: Tx<SpacesTables>, id: string): Promise<Reservation | null> {
  const reservation = await reservations(tx)
    .where('reservation.id', '=', id)
    .forNoKeyUpdate('reservation')
    .executeTakeFirst()
  return reservation ?? null
}

/** The same, or null when somebody else is about to change it. */
export async function lockUnlessBusy(tx: Tx<SpacesTables>, id: string): Promise<Reservation | null> {
  const reservation = await reservations(tx)
    .where('reservation.id', '=', id)
    .forNoKeyUpdate('reservation')
    .skipLocked()
    .executeTakeFirst()
  return reservation ?? null
}

/** Of one holder at one desk: what was or could be checked in now, the one that begins first. */
export async function findAtDesk(
  db: Db<SpacesTables>,
  { holderId, checkInCode, now }: { holderId: string; checkInCode: string; now: Date },
): Promise<Reservation | null> {
  const reservation = await reservations(db)
    .where('seat.check_in_code', '=', checkInCode)
    .where('reservation.holder_id', '=', holderId)
    .where(occupying())
    .where(sql<boolean>`upper(reservation.during) > ${now}::timestamptz`)
    .orderBy(sql`lower(reservation.during)`)
    .limit(1)
    .executeTakeFirst()
  return reservation ?? null
}

/** Runs a whole transaction; null when the database refused it because somebody else has the seat. */
export async function nullIfOverlapping<Result>(transaction: () => Promise<Result>): Promise<Result | null> {
  try {
    return await onConflict({ reservation_overlap: ['seat_taken', ''] }, transaction)
  } catch (error) {
    if (error instanceof AppError && error.code === 'seat_taken') return null
    throw error
  }
}

export interface ReservationChange extends Partial<Omit<Kept, 'id' | 'code' | 'area_id' | 'holder_id'>> {
  /** Of the seat that it has then. */
  readonly seat_number?: string
  readonly from?: Date
  readonly to?: Date
  readonly ended_by?: string | null
  readonly reminded_at?: Date | null
  readonly updated_at: Date
}

/** Of a reservation that this transaction has locked. What overlaps is refused by `reservation_overlap`. */
export async function updateReservation(
  tx: Tx<SpacesTables>,
  before: Reservation,
  change: ReservationChange,
): Promise<Reservation> {
  const { from, to, seat_number = before.seat_number, reminded_at, ended_by, ...kept } = change
  const after = { ...before, ...kept, seat_number, from: from ?? before.from, to: to ?? before.to }
  const moved = from !== undefined || to !== undefined
  await tx
    .updateTable('spaces.reservation')
    .set({
      ...kept,
      ...(reminded_at !== undefined && { reminded_at }),
      ...(ended_by !== undefined && { ended_by }),
      ...(moved && {
        during: sql<string>`tstzrange(${after.from}::timestamptz, ${after.to}::timestamptz)`,
      }),
    })
    .where('id', '=', before.id)
    .execute()
  return after
}
