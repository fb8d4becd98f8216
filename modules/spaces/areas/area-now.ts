import type { PlainDate } from '@balai/contract/schema.ts'
import { openingsBetween, scheduledDates } from '../hours/openings.ts'
import { localDateOf } from '../hours/wall-clock.ts'
import type { ListedArea } from './area-list-store.ts'
import type { AreaNow } from './contract.ts'

const dayMs = 24 * 60 * 60 * 1_000
const aheadOf = (now: Date): Date => new Date(now.getTime() + 7 * dayMs)

/** The dates whose exceptions `viewAreaNow` looks at, in whatever zone an area is. */
export function datesAround(now: Date): [PlainDate, PlainDate] {
  return [scheduledDates('Etc/GMT+12', now, now)[0], localDateOf(aheadOf(now), 'Etc/GMT-14')]
}

/** An area as it is at this moment: open until when, or closed until when. */
export function viewAreaNow(area: ListedArea, now: Date): AreaNow {
  const { id, name, kind, description, time_zone, plan_picture, retired_at } = area
  const schedule = { zone: time_zone, hours: area.hours, exceptions: area.exceptions }
  const openings = openingsBetween(schedule, now, aheadOf(now))
  const [next] = retired_at === null ? openings : []
  const open = next !== undefined && next.from <= now
  return {
    id,
    name,
    kind,
    description,
    time_zone,
    plan_picture,
    retired_at: retired_at?.toISOString() ?? null,
    open,
    closes_at: open ? next.to.toISOString() : null,
    opens_at: open ? null : (next?.from.toISOString() ?? null),
    seats: area.seats,
    free_now: open ? area.free : 0,
  }
}
