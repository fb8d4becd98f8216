import type { PlainDate } from '@balai/contract/schema.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Area, areaNotFound } from '../areas/area-store.ts'
import type { SpacesTables } from '../tables.ts'
import type { OpeningException, WeekdayHours } from './contract.ts'
import type { Schedule } from './openings.ts'

/** In the order of the week. */
export async function listOpeningHours(db: Db<SpacesTables>, areaId: string): Promise<WeekdayHours[]> {
  return await db
    .selectFrom('spaces.opening_hours')
    .select(['weekday', 'opens_minute', 'closes_minute'])
    .where('area_id', '=', areaId)
    .orderBy('weekday')
    .orderBy('opens_minute')
    .execute()
}

/**
 * An area and when it is open, in one statement. Of exceptions those that matter from the first to the last of these
 * dates (see `scheduledDates`). Throws `area_not_found`.
 */
export async function requireScheduledArea(
  db: Db<SpacesTables>,
  areaId: string,
  dates: Dates,
): Promise<{ area: Area; schedule: Schedule }> {
  const { rows } = await sql<Area & StoredSchedule>`
    select area.*, ${hoursOf(sql`area.id`)} as hours, ${exceptionsOf(sql`area.id`, dates)} as exceptions
    from spaces.area
    where id = ${areaId}`.execute(db)
  const [found] = rows
  if (found === undefined) throw areaNotFound()
  const { hours, exceptions, ...area } = found
  return { area, schedule: { zone: area.time_zone, hours, exceptions } }
}

type Dates = readonly [first: PlainDate, last: PlainDate]
type StoredSchedule = Pick<Schedule, 'hours' | 'exceptions'>

/** For a select list: the hours of every weekday, as JSON. */
export const hoursOf = (areaId: RawBuilder<unknown>): RawBuilder<WeekdayHours[]> => sql<WeekdayHours[]>`
  (select coalesce(json_agg(hours), '[]') from spaces.opening_hours hours where hours.area_id = ${areaId})`

/** For a select list: what the area and what the house says of these dates, as JSON. */
export const exceptionsOf = (
  areaId: RawBuilder<unknown>,
  [first, last]: Dates,
): RawBuilder<OpeningException[]> => sql<OpeningException[]>`
  (select coalesce(json_agg(exception), '[]') from spaces.opening_exception exception
    where (exception.area_id = ${areaId} or exception.area_id is null)
      and to_date >= ${first}::date and from_date <= ${last}::date)`

export async function replaceOpeningHours(
  tx: Tx<SpacesTables>,
  areaId: string,
  hours: readonly WeekdayHours[],
): Promise<void> {
  await tx.deleteFrom('spaces.opening_hours').where('area_id', '=', areaId).execute()
  if (hours.length === 0) return
  await tx
    .insertInto('spaces.opening_hours')
    .values(
      hours.map(({ weekday, opens_minute, closes_minute }) => ({
        area_id: areaId,
        weekday,
        opens_minute,
        closes_minute,
      })),
    )
    .execute()
}
