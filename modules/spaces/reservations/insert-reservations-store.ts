import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { areasChannel } from '../live/notify-areas-store.ts'
import type { SpacesTables } from '../tables.ts'
import type { Reservation } from './reservation-store.ts'

/** What the database has not given a number yet. */
export type NewReservationRow = Omit<Reservation, 'serial' | 'check_in_code'> & {
  readonly reminded_at: Date | null
}

/**
 * Inserts those of one seat that nobody is in the way of, and answers them: of who comes at the same moment, the
 * constraint lets one in. None, when the seat is retired or taken out of service meanwhile. Wakes the live boards.
 */
export async function insertReservations(
  tx: Tx<SpacesTables>,
  seatId: string,
  rows: readonly NewReservationRow[],
): Promise<(NewReservationRow & { readonly serial: number })[]> {
  const { rows: made } = await sql<{ id: string; serial: number }>`
    with made as (
      insert into spaces.reservation (
        id, code, area_id, seat_id, holder_id, holder_username, holder_name, during, whole_day, state, expires_at,
        series_id, made_by, note, reminded_at, created_at, updated_at
      )
      select row.id, row.code, seat.area_id, seat.id, row.holder_id, row.holder_username, row.holder_name,
        tstzrange(row."from", row."to"), row.whole_day, row.state, row.expires_at,
        row.series_id, row.made_by, row.note, row.reminded_at, row.created_at, row.updated_at
      from spaces.seat seat
      join spaces.area area on area.id = seat.area_id
      cross join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
        id uuid, code text, holder_id uuid, holder_username text, holder_name text, "from" timestamptz,
        "to" timestamptz, whole_day date, state text, expires_at timestamptz, series_id uuid, made_by text, note text,
        reminded_at timestamptz, created_at timestamptz, updated_at timestamptz
      )
      where seat.id = ${seatId} and seat.retired_at is null and not seat.out_of_service and area.retired_at is null
      for key share of seat, area
      on conflict on constraint reservation_overlap do nothing
      returning id, serial, area_id
    )
    select id, serial, pg_notify(${areasChannel}, area_id::text) from made`.execute(tx)
  const serials = new Map(made.map(({ id, serial }) => [id, serial]))
  return rows.flatMap((row) => {
    const serial = serials.get(row.id)
    return serial === undefined ? [] : [{ ...row, serial }]
  })
}
