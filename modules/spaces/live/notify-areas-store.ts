import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables } from '../tables.ts'

/** Heard by every live board, with the id of an area whose seats, hours or reservations changed. */
export const areasChannel = 'spaces_areas'

/** Wakes the live boards of these areas in every replica when the transaction commits. */
export async function notifyAreas(tx: Tx<SpacesTables>, areaIds: readonly string[]): Promise<void> {
  const areas = [...new Set(areaIds)]
  if (areas.length === 0) return
  await sql`select pg_notify(${areasChannel}, id) from unnest(${areas}::text[]) as area (id)`.execute(tx)
}

/** The hours of an area changed; null: of the whole house. */
export async function notifySchedule(tx: Tx<SpacesTables>, areaId: string | null): Promise<void> {
  if (areaId !== null) return await notifyAreas(tx, [areaId])
  await sql`select pg_notify(${areasChannel}, id::text) from spaces.area where retired_at is null`.execute(tx)
}
