import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables } from '../tables.ts'
import { type Reservation, reservations } from './reservation-store.ts'

export interface DueReservation {
  readonly id: string
  readonly area_id: string
}

/** Whose time has come: to expire, to be given away, or to be over. What that is, `dueAct` says. */
export async function findDue(db: Db<SpacesTables>, now: Date, limit: number): Promise<DueReservation[]> {
  const at = sql`${now}::timestamptz`
  const { rows } = await sql<DueReservation>`
    select id, area_id from (
      (select id, area_id from spaces.reservation where expires_at <= ${at} limit ${limit})
      union
      (select id, area_id from spaces.reservation where state = 'pending' and lower(during) <= ${at} limit ${limit})
      union
      (select id, area_id from spaces.reservation
        where state in ('pending', 'active', 'checked_in') and upper(during) <= ${at} limit ${limit})
      union
      (select missed.id, missed.area_id from spaces.area cross join lateral (
        select id, area_id from spaces.reservation
        where area_id = area.id and state = 'active' and whole_day is null
          and lower(during) <= ${at} - area.no_show_minutes * interval '1 minute' limit ${limit}) missed
        where area.no_show_minutes is not null limit ${limit})
    ) due limit ${limit}`.execute(db)
  return rows
}

/** Held and offered ones of a seat, whose time is over. */
export async function findOverdue(
  db: Db<SpacesTables>,
  seatId: string,
  now: Date,
): Promise<DueReservation[]> {
  return await db
    .selectFrom('spaces.reservation')
    .select(['id', 'area_id'])
    .where('seat_id', '=', seatId)
    .where('expires_at', '<=', now)
    .execute()
}

/** Marks those that begin soon as reminded of, and answers them; each once, whoever asks. */
export async function takeReminders(tx: Tx<SpacesTables>, now: Date, limit: number): Promise<Reservation[]> {
  const at = sql`${now}::timestamptz`
  const { rows } = await sql<{ id: string }>`
    with soon as (
      select reservation.id from spaces.area cross join lateral (
        select id from spaces.reservation
        where area_id = area.id and state = 'active' and reminded_at is null
          and lower(during) > ${at} and lower(during) <= ${at} + area.reminder_minutes * interval '1 minute'
        limit ${limit} for no key update skip locked) reservation
      where area.reminder_minutes is not null limit ${limit}
    )
    update spaces.reservation set reminded_at = ${at} from soon where reservation.id = soon.id
    returning reservation.id`.execute(tx)
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  return await reservations(tx).where(sql<boolean>`reservation.id = any(${ids}::uuid[])`).execute()
}
