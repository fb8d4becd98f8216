import { newId } from '@balai/db/new-id.ts'
import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { notifyAreas } from './live/notify-areas-store.ts'
import type { ReservationRow, SpacesTables } from './tables.ts'

export interface Occupation {
  readonly area: { readonly id: string }
  readonly seat: { readonly id: string } | undefined
  readonly from: Date
  readonly to: Date
  readonly state?: ReservationRow['state']
}

/** A reservation as it lies in the table, for tests of what is seen of it: no rule is asked. Answers its id. */
export async function occupy(
  db: Db<SpacesTables>,
  { area, seat, from, to, state = 'active' }: Occupation,
): Promise<string> {
  const id = newId()
  const expiresAt = state === 'held' || state === 'offered' ? to : null
  await db.transaction().execute(async (tx) => {
    await sql`
      insert into spaces.reservation (
        id, code, area_id, seat_id, holder_id, holder_username, holder_name,
        during, state, expires_at, created_at, updated_at)
      values (
        ${id}, ${id.slice(-12)}, ${area.id}, ${seat?.id}, ${newId()}, 'siti', 'Siti',
        tstzrange(${from}, ${to}), ${state}, ${expiresAt}, ${from}, ${from})`.execute(tx)
    await notifyAreas(tx, [area.id])
  })
  return id
}
