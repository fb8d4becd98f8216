import { AppError } from '@balai/contract/app-error.ts'
import { onConflict } from '@balai/db/constraint-errors.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { SeatRow, SpacesTables } from '../tables.ts'

export type Seat = Selectable<SeatRow>

/** A retired one too: its past stays. Throws `seat_not_found`. */
export async function requireSeat(db: Db<SpacesTables>, seatId: string): Promise<Seat> {
  const seat = await db.selectFrom('spaces.seat').selectAll().where('id', '=', seatId).executeTakeFirst()
  return found(seat)
}

/**
 * For one who changes it; waits for whoever reserves it just now, and holds this row by a key share.
 * Throws `seat_not_found`, `seat_retired`.
 */
export async function lockSeat(tx: Tx<SpacesTables>, seatId: string): Promise<Seat> {
  const seat = await tx
    .selectFrom('spaces.seat')
    .selectAll()
    .where('id', '=', seatId)
    .forUpdate()
    .executeTakeFirst()
  if (found(seat).retired_at === null) return found(seat)
  throw new AppError('conflict', 'seat_retired', 'This seat is not used any more.')
}

/** The seats of an area that are not retired, in the order they were made. */
export async function listSeats(db: Db<SpacesTables>, areaId: string): Promise<Seat[]> {
  return await db
    .selectFrom('spaces.seat')
    .selectAll()
    .where('area_id', '=', areaId)
    .where('retired_at', 'is', null)
    .orderBy('serial')
    .execute()
}

/** By the number that is painted on it, letter by letter. Null when no seat in use has it. */
export async function findSeatByNumber(db: Db<SpacesTables>, number: string): Promise<Seat | null> {
  const seat = await db
    .selectFrom('spaces.seat')
    .selectAll()
    // by which the index finds it
    .where((by) => by(by.fn('lower', ['number']), '=', number.toLowerCase()))
    .where('number', '=', number)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return seat ?? null
}

/** By what the QR on the desk says. Throws `seat_not_found`. */
export async function requireSeatByCheckInCode(db: Db<SpacesTables>, code: string): Promise<Seat> {
  const seat = await db
    .selectFrom('spaces.seat')
    .selectAll()
    .where('check_in_code', '=', code)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return found(seat)
}

/** Throws the conflict `seat_number_taken`. */
export async function insertSeats(
  tx: Tx<SpacesTables>,
  seats: readonly Insertable<SpacesTables['spaces.seat']>[],
): Promise<Seat[]> {
  if (seats.length === 0) return []
  return await onConflict(seatConflicts, () =>
    tx.insertInto('spaces.seat').values(seats).returningAll().execute(),
  )
}

/** Throws the conflict `seat_number_taken`. */
export async function updateSeat(
  tx: Tx<SpacesTables>,
  seatId: string,
  changes: Updateable<SpacesTables['spaces.seat']>,
): Promise<Seat> {
  return await onConflict(seatConflicts, () =>
    tx
      .updateTable('spaces.seat')
      .set(changes)
      .where('id', '=', seatId)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

/** The seats of an area that are still in use. */
export async function retireSeatsOf(tx: Tx<SpacesTables>, areaId: string, now: Date): Promise<void> {
  await tx
    .updateTable('spaces.seat')
    .set({ retired_at: now, updated_at: now })
    .where('area_id', '=', areaId)
    .where('retired_at', 'is', null)
    .execute()
}

/** Everything that an editor may change of the seats of an area. Throws the conflict `seat_number_taken`. */
export async function changeSeats(
  tx: Tx<SpacesTables>,
  areaId: string,
  seats: readonly Seat[],
  now: Date,
): Promise<void> {
  if (seats.length === 0) return
  // two that exchange their numbers would meet on the way: an index is asked row by row
  await sql`update spaces.seat set number = id::text where id = any(${seats.map(({ id }) => id)})`.execute(tx)
  await onConflict(seatConflicts, () =>
    sql`
      update spaces.seat
      set number = change.number, kind = change.kind, out_of_service = change.out_of_service,
        features = array(select jsonb_array_elements_text(change.features)),
        plan_column = change.plan_column, plan_row = change.plan_row, plan_width = change.plan_width,
        plan_height = change.plan_height, updated_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as change (
        id uuid, number text, kind text, out_of_service boolean, features jsonb,
        plan_column integer, plan_row integer, plan_width integer, plan_height integer)
      where seat.id = change.id and seat.area_id = ${areaId}`.execute(tx),
  )
}

/** Which of these numbers, in small letters, are painted on seats in use, but for those with these ids. */
export async function listTakenNumbers(
  tx: Tx<SpacesTables>,
  numbers: readonly string[],
  butOf: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ number: string }>`
    select lower(number) as number from spaces.seat
    where retired_at is null and lower(number) = any(${numbers}) and id <> all(${butOf}::uuid[])`.execute(tx)
  return new Set(rows.map(({ number }) => number))
}

function found(seat: Seat | undefined): Seat {
  if (seat !== undefined) return seat
  throw new AppError('not_found', 'seat_not_found', 'There is no such seat.')
}

const seatConflicts = {
  seat_number_key: ['seat_number_taken', 'Another seat in the house has this number.'],
} as const
