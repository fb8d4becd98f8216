import { AppError } from '@balai/contract/app-error.ts'
import type { PlainDate } from '@balai/contract/schema.ts'
import { type Schedule, wholeDayOn } from '../hours/openings.ts'
import { localDay } from '../hours/wall-clock.ts'
import { later, type Span, type Stay } from './stay-rules.ts'

/** As a request says it: a time, or a date as a whole. */
export interface WantedTime {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly date?: PlainDate | undefined
}

/** Where to look before the hours are known. Throws `validation_failed`, `invalid_range`. */
export function aroundTime({ from, to, date }: WantedTime): Span {
  if (date !== undefined) {
    if (from !== undefined || to !== undefined) throw wrongTime('body.date', 'goes without from and to')
    return { from: new Date(`${date}T00:00:00Z`), to: new Date(`${date}T23:59:59Z`) }
  }
  if (to === undefined) {
    throw from === undefined
      ? wrongTime('body.from', 'is required, or date')
      : wrongTime('body.to', 'is required with from')
  }
  return from === undefined
    ? { from: new Date(to), to: new Date(to) }
    : checkRange({ from: new Date(from), to: new Date(to) })
}

/** Throws `invalid_range`. */
export function checkRange(span: Span): Span {
  if (span.from < span.to) return span
  const errors = [{ path: 'body.to', message: 'must be after from' }]
  throw new AppError('invalid', 'invalid_range', 'It must end after it begins.', { errors })
}

/** What is wanted, by the hours of the area; of today, what is left. Without a start, from now on. */
export function stayOf(wanted: WantedTime, schedule: Schedule, now: Date): Stay {
  const { date } = wanted
  if (date === undefined) {
    const { from, to } = aroundTime(wanted)
    return wanted.from === undefined
      ? { from: now, to, kind: 'time', startsNow: true }
      : { from, to, kind: 'time' }
  }
  const day = wholeDayOn(schedule, date)
  if (day === null) return { ...localDay(date, schedule.zone), kind: 'closed_day' }
  return { from: day.to > now ? later(day.from, now) : day.from, to: day.to, kind: 'whole_day' }
}

function wrongTime(path: string, message: string): AppError {
  return new AppError('invalid', 'validation_failed', 'This is not a time that could be reserved.', {
    errors: [{ path, message }],
  })
}
