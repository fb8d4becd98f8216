import { AppError, type FieldError } from '@balai/contract/app-error.ts'
import type { PlainDate } from '@balai/contract/schema.ts'
import type { DayHours, WeekdayHours } from './contract.ts'

const minutesOfDay = 1_440

/** Throws `invalid_hours`, with a word on each line that does not fit. `field` is where they were: `body.hours`. */
export function checkHours(hours: readonly (DayHours & Partial<WeekdayHours>)[], field: string): void {
  const errors = hours.flatMap((each, index): FieldError[] => {
    const message = wrongWith(each) ?? clashWith(each, hours.slice(0, index))
    return message === null ? [] : [{ path: `${field}.${index}`, message }]
  })
  if (errors.length === 0) return
  throw new AppError('invalid', 'invalid_hours', 'These hours do not fit.', { errors })
}

function wrongWith({ opens_minute, closes_minute }: DayHours): string | null {
  if (closes_minute <= opens_minute) return 'must close after it opens'
  return closes_minute - opens_minute > minutesOfDay ? 'must not be open for more than a day' : null
}

type Hours = DayHours & Partial<WeekdayHours>

function clashWith(hours: Hours, others: readonly Hours[]): string | null {
  const clashes = others.some(
    (other) =>
      other.weekday === hours.weekday &&
      other.opens_minute < hours.closes_minute &&
      hours.opens_minute < other.closes_minute,
  )
  return clashes ? 'must not overlap other hours of that day' : null
}

const longestExceptionDays = 366
const dayMs = 24 * 60 * 60 * 1_000

/** Throws `invalid_exception` unless it ends when it began or later, and within a year. */
export function checkExceptionDates(fromDate: PlainDate, toDate: PlainDate): void {
  const days = (Date.parse(toDate) - Date.parse(fromDate)) / dayMs
  if (days >= 0 && days < longestExceptionDays) return
  const message =
    days < 0 ? 'must not be before from_date' : `must be within ${longestExceptionDays} days of from_date`
  const errors = [{ path: 'body.to_date', message }]
  throw new AppError('invalid', 'invalid_exception', 'The dates of this exception do not fit.', { errors })
}
