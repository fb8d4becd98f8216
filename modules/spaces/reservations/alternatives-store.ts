import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables } from '../tables.ts'
import { occupying } from './occupying-store.ts'
import type { Span } from './stay-rules.ts'

export interface OtherSeat {
  readonly seat_id: string
  readonly seat_number: string
}

/** A handful of seats of the same area that nobody has then, those of the same kind and nearest first. */
export async function findOtherSeats(
  db: Db<SpacesTables>,
  { area_id, seat_id }: { readonly area_id: string; readonly seat_id: string },
  { from, to }: Span,
): Promise<OtherSeat[]> {
  const { rows } = await sql<OtherSeat>`
    with taken as materialized (
      select reservation.seat_id from spaces.reservation
      where area_id = ${area_id} and during && tstzrange(${from}::timestamptz, ${to}::timestamptz)
        and ${occupying()}
    )
    select other.id as seat_id, other.number as seat_number
    from spaces.seat other join spaces.seat wanted on wanted.id = ${seat_id}
    where other.area_id = ${area_id} and other.id <> wanted.id
      and other.retired_at is null and not other.out_of_service
      and not exists (select from taken where taken.seat_id = other.id)
    order by other.kind <> wanted.kind,
      abs(other.plan_column - wanted.plan_column) + abs(other.plan_row - wanted.plan_row), other.serial
    limit 4`.execute(db)
  return rows
}
