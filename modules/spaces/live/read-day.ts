import type { PlainDate } from '@balai/contract/schema.ts'
import type { ReadDeps } from '../deps.ts'
import { requireScheduledArea } from '../hours/opening-store.ts'
import { openingsTouching } from '../hours/openings.ts'
import { addDays, localDay } from '../hours/wall-clock.ts'
import { readOccupancy } from './occupancy-store.ts'
import { type DayFacts, spanOf } from './rules.ts'

/** An area on one date of its own calendar, in two statements. Throws `area_not_found`. */
export async function readDay({ db }: ReadDeps, areaId: string, date: PlainDate): Promise<DayFacts> {
  const { area, schedule } = await requireScheduledArea(db, areaId, [addDays(date, -1), date])
  const day = localDay(date, area.time_zone)
  const open = area.retired_at === null ? openingsTouching(schedule, date) : []
  const seats = await readOccupancy(db, areaId, spanOf({ day, open }))
  return { area, date, day, open, seats }
}
