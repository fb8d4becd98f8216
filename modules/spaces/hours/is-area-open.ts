import type { Db } from '@balai/db/open-database.ts'
import type { SpacesTables } from '../tables.ts'
import type { Stretch } from './contract.ts'
import { requireScheduledArea } from './opening-store.ts'
import { isOpenFor, openingsBetween, scheduledDates } from './openings.ts'

/** Whether one opening of the area holds all of this time. */
export async function isAreaOpen(
  db: Db<SpacesTables>,
  { area_id, time_zone }: { readonly area_id: string; readonly time_zone: string },
  stretch: Stretch,
): Promise<boolean> {
  const { from, to } = stretch
  const { schedule } = await requireScheduledArea(db, area_id, scheduledDates(time_zone, from, to))
  return isOpenFor(openingsBetween(schedule, from, to), stretch)
}
