import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables } from '../tables.ts'
import { occupying } from './occupying-store.ts'
import type { Span } from './stay-rules.ts'

/** Whether this person has the seat for some of this time. */
export async function hasSeat(
  db: Db<SpacesTables>,
  { holderId, seatId, except }: { holderId: string; seatId: string; except?: string },
  { from, to }: Span,
): Promise<boolean> {
  const own = await db
    .selectFrom('spaces.reservation as reservation')
    .select('reservation.id')
    .where('reservation.seat_id', '=', seatId)
    .where('reservation.holder_id', '=', holderId)
    .where(sql<boolean>`reservation.during && tstzrange(${from}::timestamptz, ${to}::timestamptz)`)
    .where(occupying())
    .$if(except !== undefined, (query) => query.where('reservation.id', '<>', except ?? ''))
    .limit(1)
    .executeTakeFirst()
  return own !== undefined
}
