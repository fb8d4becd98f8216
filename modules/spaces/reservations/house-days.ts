import type { PlainDate } from '@balai/contract/schema.ts'
import type { Db } from '@balai/db/open-database.ts'
import { requireScheduledArea } from '../hours/opening-store.ts'
import { openedOn, type Schedule, scheduledDates } from '../hours/openings.ts'
import type { SpacesTables } from '../tables.ts'
import type { Reservation } from './reservation-store.ts'

type Dated = Pick<Reservation, 'area_id' | 'from' | 'time_zone' | 'whole_day'>

/** To which date each is counted: that on which the opening began in which it begins. By the hours of today. */
export async function readHouseDays(
  db: Db<SpacesTables>,
  reservations: readonly Dated[],
): Promise<(reservation: Dated) => PlainDate> {
  const timed = reservations.filter(({ whole_day }) => whole_day === null)
  const schedules = new Map<string, Schedule>()
  for (const areaId of new Set(timed.map(({ area_id }) => area_id))) {
    const there = timed.filter(({ area_id }) => area_id === areaId)
    schedules.set(areaId, await readSchedule(db, areaId, there))
  }
  return ({ area_id, from, time_zone, whole_day }) =>
    whole_day ?? openedOn(schedules.get(area_id) ?? closed(time_zone), from)
}

async function readSchedule(
  db: Db<SpacesTables>,
  areaId: string,
  reservations: readonly Dated[],
): Promise<Schedule> {
  const begins = reservations.map(({ from }) => from.getTime())
  const [first, last] = [new Date(Math.min(...begins)), new Date(Math.max(...begins))]
  const zone = reservations[0]?.time_zone ?? 'UTC'
  return (await requireScheduledArea(db, areaId, scheduledDates(zone, first, last))).schedule
}

const closed = (zone: string): Schedule => ({ zone, hours: [], exceptions: [] })
