import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { Stretch } from '../hours/contract.ts'
import { occupying } from '../reservations/occupying-store.ts'
import type { SpacesTables } from '../tables.ts'
import type { OccupyingState, SeatFacts } from './rules.ts'

/** Every seat of an area, in the order they were made, with who has it in this stretch of time: one statement. */
export async function readOccupancy(
  db: Db<SpacesTables>,
  areaId: string,
  { from, to }: Stretch,
): Promise<SeatFacts[]> {
  const { rows } = await sql<StoredSeat>`
    with occupation as (
      select seat_id, json_agg(
        json_build_array(${millisecond('lower')}, ${millisecond('upper')}, state)) as occupations
      from spaces.reservation
      where area_id = ${areaId} and ${occupying()} and during && tstzrange(${from}, ${to})
      group by seat_id
    )
    select id as seat_id, out_of_service, coalesce(occupations, '[]') as occupations
    from spaces.seat left join occupation on seat_id = id
    where area_id = ${areaId} and retired_at is null
    order by serial`.execute(db)
  return rows.map(({ occupations, ...seat }) => ({
    ...seat,
    // in order here: sorting ranges costs the database more than all the rest
    occupations: occupations
      .toSorted(([one], [other]) => one - other)
      .map(([from, to, state]) => ({ from: new Date(from), to: new Date(to), state })),
  }))
}

interface StoredSeat {
  readonly seat_id: string
  readonly out_of_service: boolean
  readonly occupations: readonly (readonly [from: number, to: number, state: OccupyingState])[]
}

/** Since 1970, because a text of JSON would be in the zone of the connection. */
const millisecond = (end: 'lower' | 'upper') => sql`date_part('epoch', ${sql.raw(end)}(during)) * 1000`

export interface TakenSeat {
  readonly seat_id: string
  readonly seat_number: string
  readonly out_of_service: boolean
  readonly taken: boolean
}

/** Every seat of an area, and whether anybody has it at any time of this stretch: one statement. */
export async function readTakenSeats(
  db: Db<SpacesTables>,
  areaId: string,
  { from, to }: Stretch,
): Promise<TakenSeat[]> {
  const { rows } = await sql<TakenSeat>`
    select id as seat_id, number as seat_number, out_of_service, id in (
      select seat_id from spaces.reservation
      where reservation.area_id = ${areaId} and ${occupying()} and during && tstzrange(${from}, ${to})) as taken
    from spaces.seat
    where area_id = ${areaId} and retired_at is null
    order by serial`.execute(db)
  return rows
}
