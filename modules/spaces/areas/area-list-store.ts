import type { PlainDate } from '@balai/contract/schema.ts'
import type { Db } from '@balai/db/open-database.ts'
import { type RawBuilder, sql } from 'kysely'
import type { OpeningException, WeekdayHours } from '../hours/contract.ts'
import { exceptionsOf, hoursOf } from '../hours/opening-store.ts'
import { occupying } from '../reservations/occupying-store.ts'
import type { SpacesTables } from '../tables.ts'
import type { Area } from './area-store.ts'
import type { AreaKind } from './contract.ts'

export interface AreaFilter {
  readonly kind: AreaKind | null
  readonly retired: boolean
  /** What the last area of the page before was sorted by, and its id. */
  readonly after: readonly [string, string] | null
  readonly limit: number
  readonly now: Date
  /** Of exceptions those that matter on these. */
  readonly dates: readonly [first: PlainDate, last: PlainDate]
}

export type ListedArea = Area & {
  /** What names are sorted by, as the index has it: short enough for a page key. */
  readonly name_key: string
  readonly seats: number
  /** Seats in service that nobody has at this moment. */
  readonly free: number
  readonly hours: readonly WeekdayHours[]
  /** Of the area and of the house. */
  readonly exceptions: readonly OpeningException[]
}

/** By name. */
export async function listAreas(db: Db<SpacesTables>, filter: AreaFilter): Promise<ListedArea[]> {
  const { kind, retired, after, limit, now, dates } = filter
  const inUse = sql`seat.area_id = area.id and seat.retired_at is null`
  const { rows } = await sql<ListedArea>`
    select area.*, ${nameKey} as name_key,
      (select count(*) from spaces.seat where ${inUse}) as seats,
      (select count(*) from spaces.seat where ${inUse} and not out_of_service and id not in (
        select seat_id from spaces.reservation
        where reservation.area_id = area.id and ${occupying()} and during @> ${now}::timestamptz)) as free,
      ${hoursOf(sql`area.id`)} as hours, ${exceptionsOf(sql`area.id`, dates)} as exceptions
    from spaces.area
    where ${retired ? sql`retired_at is not null` : sql`retired_at is null`}
      and ${kind === null ? always : sql<boolean>`kind = ${kind}`}
      and ${after === null ? always : sql<boolean>`(${nameKey}, id) > (${after[0]}, ${after[1]}::uuid)`}
    order by ${nameKey}, id
    limit ${limit}`.execute(db)
  return rows
}

const nameKey = sql<string>`left(lower(name), 60)`
const always: RawBuilder<boolean> = sql<boolean>`true`
