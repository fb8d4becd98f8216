import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { occupying } from '../reservations/occupying-store.ts'
import type { SpacesTables } from '../tables.ts'

/**
 * For one who has locked the seat or its area alone: throws the conflict `has_reservations`, and says how many there
 * are, unless what was reserved there is over. `path` is where a request of many named it.
 */
export async function refuseUpcoming(
  tx: Tx<SpacesTables>,
  where: { readonly column: 'area_id' | 'seat_id'; readonly id: string },
  now: Date,
  path?: string,
): Promise<void> {
  const { rows } = await sql<{ upcoming: number }>`
    select count(*) as upcoming from spaces.reservation
    where ${sql.ref(where.column)} = ${where.id} and ${occupying()}
      and during && tstzrange(${now}, null)`.execute(tx)
  const upcoming = rows[0]?.upcoming ?? 0
  if (upcoming === 0) return
  const reservations = upcoming === 1 ? '1 reservation is' : `${upcoming} reservations are`
  const message = `${reservations} still to come; cancel them first.`
  throw new AppError('conflict', 'has_reservations', message, {
    extensions: { reservations: upcoming },
    ...(path !== undefined && { errors: [{ path, message }] }),
  })
}
