import { AppError, type FieldError } from '@balai/contract/app-error.ts'
import { isTimeZone } from '@balai/contract/time-zone.ts'
import type { AreaRules } from './contract.ts'

/** What holds in an area that does not say otherwise. */
export const usualRules: AreaRules = {
  step_minutes: 30,
  min_minutes: 30,
  max_minutes: 720,
  lead_minutes: 0,
  ahead_days: 60,
  hold_minutes: 5,
  offer_minutes: 15,
  check_in_early_minutes: 15,
  no_show_minutes: 30,
  reminder_minutes: 60,
  needs_approval: false,
  quotas: [],
}

/** Monday to Saturday, from eight to eight. */
export const usualHours = [1, 2, 3, 4, 5, 6].map((weekday) => ({
  weekday,
  opens_minute: 8 * 60,
  closes_minute: 20 * 60,
}))

export const usualPlan = { plan_columns: 20, plan_rows: 12 }

const minutesOfDay = 1_440

/** Throws `invalid_area` with a word on each field: the zone must exist, and the rules must leave something to reserve. */
export function checkArea(area: Readonly<AreaRules & { time_zone: string }>): void {
  const errors: FieldError[] = []
  const refuse = (field: keyof typeof area, message: string) =>
    errors.push({ path: `body.${field}`, message })
  if (!isTimeZone(area.time_zone)) refuse('time_zone', 'must be an IANA time zone, Asia/Jakarta for example')
  if (minutesOfDay % area.step_minutes !== 0) refuse('step_minutes', 'must divide a day evenly')
  if (area.max_minutes < area.min_minutes) refuse('max_minutes', 'must not be less than min_minutes')
  for (const [index, { count, minutes }] of area.quotas.entries()) {
    if (count === null && minutes === null) {
      errors.push({ path: `body.quotas.${index}`, message: 'must limit the count or the minutes' })
    }
  }
  if (errors.length === 0) return
  throw new AppError('invalid', 'invalid_area', 'What is said of this area does not fit.', { errors })
}

/** The rules as they were, with what a request changes of them. A rule may be changed to null. */
export function mergeRules(before: AreaRules, changes: Partial<AreaRules>): AreaRules {
  const { no_show_minutes, reminder_minutes } = changes
  return {
    step_minutes: changes.step_minutes ?? before.step_minutes,
    min_minutes: changes.min_minutes ?? before.min_minutes,
    max_minutes: changes.max_minutes ?? before.max_minutes,
    lead_minutes: changes.lead_minutes ?? before.lead_minutes,
    ahead_days: changes.ahead_days ?? before.ahead_days,
    hold_minutes: changes.hold_minutes ?? before.hold_minutes,
    offer_minutes: changes.offer_minutes ?? before.offer_minutes,
    check_in_early_minutes: changes.check_in_early_minutes ?? before.check_in_early_minutes,
    no_show_minutes: no_show_minutes === undefined ? before.no_show_minutes : no_show_minutes,
    reminder_minutes: reminder_minutes === undefined ? before.reminder_minutes : reminder_minutes,
    needs_approval: changes.needs_approval ?? before.needs_approval,
    quotas: changes.quotas ?? before.quotas,
  }
}
