import { AppError } from '@balai/contract/app-error.ts'
import { onConflict } from '@balai/db/constraint-errors.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { AreaRow, SpacesTables } from '../tables.ts'

export type Area = Selectable<AreaRow>

/** A retired one too: its past stays. Throws `area_not_found`. */
export async function requireArea(db: Db<SpacesTables>, areaId: string): Promise<Area> {
  const area = await db.selectFrom('spaces.area').selectAll().where('id', '=', areaId).executeTakeFirst()
  if (area === undefined) throw areaNotFound()
  return area
}

/** Ids of those that were not closed for good, always in the same order. */
export async function listAreasInUse(db: Db<SpacesTables>): Promise<string[]> {
  const areas = await db
    .selectFrom('spaces.area')
    .select('id')
    .where('retired_at', 'is', null)
    .orderBy('id')
    .execute()
  return areas.map(({ id }) => id)
}

/** For one who changes the area, its hours or its plan: one at a time. Throws `area_not_found`, `area_retired`. */
export async function lockArea(tx: Tx<SpacesTables>, areaId: string): Promise<Area> {
  const area = await tx
    .selectFrom('spaces.area')
    .selectAll()
    .where('id', '=', areaId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return requireOpen(area)
}

/** The same, to retire it: waits for whoever reserves there just now, and holds this row by a key share. */
export async function lockAreaAlone(tx: Tx<SpacesTables>, areaId: string): Promise<Area> {
  const area = await tx
    .selectFrom('spaces.area')
    .selectAll()
    .where('id', '=', areaId)
    .forUpdate()
    .executeTakeFirst()
  return requireOpen(area)
}

/** Throws the conflict `area_name_taken`. */
export async function insertArea(
  tx: Tx<SpacesTables>,
  area: Insertable<SpacesTables['spaces.area']>,
): Promise<Area> {
  return await onConflict(areaConflicts, () =>
    tx.insertInto('spaces.area').values(area).returningAll().executeTakeFirstOrThrow(),
  )
}

/** Throws the conflict `area_name_taken`. */
export async function updateArea(
  tx: Tx<SpacesTables>,
  areaId: string,
  changes: Updateable<SpacesTables['spaces.area']>,
): Promise<Area> {
  return await onConflict(areaConflicts, () =>
    tx
      .updateTable('spaces.area')
      .set(changes)
      .where('id', '=', areaId)
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

function requireOpen(area: Area | undefined): Area {
  if (area === undefined) throw areaNotFound()
  if (area.retired_at === null) return area
  throw new AppError('conflict', 'area_retired', 'This area was closed for good.')
}

export const areaNotFound = () => new AppError('not_found', 'area_not_found', 'There is no such area.')

const areaConflicts = { area_name_key: ['area_name_taken', 'Another area has this name.'] } as const

/** Whether there is an area, or was one. */
export async function wasEverFurnished(db: Db<SpacesTables>): Promise<boolean> {
  return (await db.selectFrom('spaces.area').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Until the transaction ends nobody else makes the first area. */
export async function holdFirstArea(tx: Tx<SpacesTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('spaces first area', 0))`.execute(tx)
}
