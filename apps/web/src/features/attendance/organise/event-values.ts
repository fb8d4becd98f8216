import type { EventPatch, EventView, NewEvent } from '@balai/attendance/events/contract.ts'
import { instantOf, wallOf } from '../../../i18n/wall-clock.ts'

/** What stands in the fields: times by the wall clock of the event's zone, as `2026-11-20T19:00`, or half of that. */
export type EventValues = {
  title: string
  description: string
  place: string
  time_zone: string
  starts_at: string
  ends_at: string
  doors_open_at: string
  capacity: number | string
  reentry: boolean
  gates: string[]
  code: string
  status: 'draft' | 'published'
}

export const noTime = 'T'

export const emptyEvent = (timeZone: string): EventValues => ({
  title: '',
  description: '',
  place: '',
  time_zone: timeZone,
  starts_at: noTime,
  ends_at: noTime,
  doors_open_at: noTime,
  capacity: '',
  reentry: false,
  gates: [],
  code: '',
  status: 'draft',
})

export function valuesOf(event: EventView): EventValues {
  const wall = (instant: string | null) => (instant === null ? noTime : wallOf(instant, event.time_zone))
  return {
    title: event.title,
    description: event.description,
    place: event.place,
    time_zone: event.time_zone,
    starts_at: wall(event.starts_at),
    ends_at: wall(event.ends_at),
    doors_open_at: wall(event.doors_open_at),
    capacity: event.capacity ?? '',
    reentry: event.reentry,
    gates: event.gates,
    code: event.code,
    status: event.status === 'published' ? 'published' : 'draft',
  }
}

/** Of values that were found whole. */
export function newEventOf(values: EventValues): NewEvent {
  const { title, description, place, time_zone, reentry, gates, code, status } = values
  return {
    title,
    description,
    place,
    time_zone,
    starts_at: instant(values.starts_at, time_zone) ?? '',
    ends_at: instant(values.ends_at, time_zone) ?? '',
    doors_open_at: instant(values.doors_open_at, time_zone),
    capacity: capacityOf(values),
    reentry,
    gates,
    status,
    ...(code.trim() !== '' && { code: code.trim() }),
  }
}

/**
 * Only what is other than it was: two organisers may change two things at once, and a time keeps its seconds. A time that
 * reads the same in another zone is another instant.
 */
export function patchOf(before: EventValues, now: EventValues): EventPatch {
  const wire = newEventOf(now)
  const changed = (field: keyof EventValues) => JSON.stringify(before[field]) !== JSON.stringify(now[field])
  const moved = (field: 'starts_at' | 'ends_at' | 'doors_open_at') => changed(field) || changed('time_zone')
  return {
    ...(changed('title') && { title: now.title }),
    ...(changed('description') && { description: now.description }),
    ...(changed('place') && { place: now.place }),
    ...(changed('time_zone') && { time_zone: now.time_zone }),
    ...(moved('starts_at') && { starts_at: wire.starts_at }),
    ...(moved('ends_at') && { ends_at: wire.ends_at }),
    ...(moved('doors_open_at') && { doors_open_at: wire.doors_open_at ?? null }),
    ...(changed('capacity') && { capacity: capacityOf(now) }),
    ...(changed('reentry') && { reentry: now.reentry }),
    ...(changed('gates') && { gates: now.gates }),
  }
}

type Fault = 'needed' | 'incomplete' | 'end_before_start' | 'doors_after_end'

/** What can be told before the server is asked. */
export function faultsOf(values: EventValues): Partial<Record<keyof EventValues, Fault>> {
  const { title, time_zone } = values
  const start = instant(values.starts_at, time_zone)
  const end = instant(values.ends_at, time_zone)
  const doors = instant(values.doors_open_at, time_zone)
  return {
    ...(title.trim() === '' && { title: 'needed' }),
    ...(start === null && { starts_at: 'incomplete' }),
    ...(end === null && { ends_at: 'incomplete' }),
    ...(start !== null && end !== null && end <= start && { ends_at: 'end_before_start' }),
    ...(doors === null && values.doors_open_at !== noTime && { doors_open_at: 'incomplete' }),
    ...(doors !== null && end !== null && doors >= end && { doors_open_at: 'doors_after_end' }),
  }
}

const instant = (wall: string, timeZone: string) => instantOf(wall, timeZone)?.instant ?? null

const capacityOf = ({ capacity }: EventValues) => (capacity === '' ? null : Number(capacity))
