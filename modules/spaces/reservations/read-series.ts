import { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'
import type { Db } from '@balai/db/open-database.ts'
import { isStaff } from '../staff.ts'
import type { SpacesTables } from '../tables.ts'
import type { SeriesView } from './contract.ts'
import { viewReservation } from './reservation-view.ts'
import { findSeries, listSeriesReservations, type Series } from './series-store.ts'

/** A series with its reservations, in the order of time. Throws `series_not_found`. */
export async function readSeries(
  db: Db<SpacesTables>,
  principal: Principal,
  id: string,
): Promise<SeriesView> {
  const series = await requireSeries(db, principal, id)
  const reservations = await listSeriesReservations(db, id)
  const { seat_id, time_zone, on_conflict, created_at, rule } = series
  return {
    id,
    seat_id,
    time_zone,
    every_weeks: rule.every_weeks,
    weekdays: [...rule.weekdays],
    until: rule.until,
    on_conflict,
    reservations: reservations.map(viewReservation),
    created_at: created_at.toISOString(),
  }
}

/** Throws `series_not_found`, also when it is somebody else's. */
export async function requireSeries(db: Db<SpacesTables>, principal: Principal, id: string): Promise<Series> {
  const series = await findSeries(db, id)
  const readable =
    principal.kind === 'api_key' || isStaff(principal) || principal.accountId === series?.holder_id
  if (series !== null && readable) return series
  throw new AppError('not_found', 'series_not_found', 'There is no such series.')
}
