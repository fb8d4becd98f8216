import { AppError, type FieldError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { isUuid } from '@balai/contract/schema.ts'
import { isTimeZone } from '@balai/contract/time-zone.ts'
import type { EventStatus } from './contract.ts'

export interface Schedule {
  readonly starts_at: Date
  readonly ends_at: Date
  readonly doors_open_at: Date | null
  readonly time_zone: string
}

/** Throws `invalid_schedule` with a word on each field: the zone must exist, the end and the doors must fit. */
export function checkSchedule(schedule: Schedule): void {
  const { starts_at, ends_at, doors_open_at, time_zone } = schedule
  const errors: FieldError[] = []
  if (ends_at <= starts_at) errors.push({ path: 'body.ends_at', message: 'must be after starts_at' })
  if (doors_open_at !== null && doors_open_at >= ends_at) {
    errors.push({ path: 'body.doors_open_at', message: 'must be before ends_at' })
  }
  if (!isTimeZone(time_zone)) {
    errors.push({ path: 'body.time_zone', message: 'must be an IANA time zone, Asia/Jakarta for example' })
  }
  if (errors.length === 0) return
  throw new AppError('invalid', 'invalid_schedule', 'The times of this event do not fit.', { errors })
}

export const doorsBeforeStart = 2 * 60 * 60 * 1000

/** When a managed event begins to admit: as the organiser said, else two hours before the start. */
export function doorsOpenAt(event: { starts_at: Date; doors_open_at: Date | null }): Date {
  return event.doors_open_at ?? new Date(event.starts_at.getTime() - doorsBeforeStart)
}

/** A device hands in what it let in without a network up to a week later. */
export const longestOffline = 7 * 24 * 60 * 60 * 1000

/** Ten minutes more at both ends, because replicas' clocks differ. */
const clockSkew = 10 * 60 * 1000

/** Whether a scan that arrives now, one that was made offline too, could let somebody in. */
export function doorsMayBeOpen(
  event: { starts_at: Date; ends_at: Date; doors_open_at: Date | null },
  now: Date,
): boolean {
  const opened = doorsOpenAt(event).getTime() - clockSkew
  return opened <= now.getTime() && now.getTime() <= event.ends_at.getTime() + longestOffline + clockSkew
}

/** A code that reads like an id could name two events at once. */
export function checkCode(code: string): void {
  if (!isUuid(code)) return
  const errors = [{ path: 'body.code', message: 'must not look like an id' }]
  throw new AppError('invalid', 'validation_failed', 'This code looks like an id.', { errors })
}

/** Signs, links and kiosks have it; a form that sends it back as it was changes nothing. */
export function checkSameCode(event: { readonly code: string }, patch: { readonly code?: string }): void {
  if (patch.code === undefined || patch.code === event.code) return
  const errors = [{ path: 'body.code', message: `cannot change; it is ${event.code}` }]
  throw new AppError('unprocessable', 'event_code_fixed', 'An event keeps its code.', { errors })
}

/** What was announced is not taken back in silence: it is cancelled. A cancelled event may come back. */
export function checkStatusChange(from: EventStatus, to: EventStatus): void {
  if (to !== 'draft' || from === 'draft') return
  throw new AppError('conflict', 'event_was_published', 'A published event cannot become a draft again.')
}

/** Throws `unknown_gate` unless the event has each of these gates. */
export function checkGates(eventGates: readonly string[], gates: readonly string[]): void {
  const unknown = gates.filter((gate) => !eventGates.includes(gate))
  if (unknown.length === 0) return
  const errors = unknown.map((gate) => ({ path: 'body.gates', message: `this event has no gate ${gate}` }))
  throw new AppError('invalid', 'unknown_gate', 'This event does not have each of these gates.', { errors })
}

/** Login names compare without case; attendance keeps them in lower case. */
export function loginName(username: string): string {
  return username.toLowerCase()
}

/** Whose post in a crew is looked for. */
export interface PostHolder {
  readonly username: string
  /** Null where accounts are hosted elsewhere: people are known by their names alone. */
  readonly accountId: string | null
  /** When the account was made. */
  readonly since: Date | null
}

export function postHolderOf({
  username,
  accountId,
}: Pick<AccountPrincipal, 'username' | 'accountId'>): PostHolder {
  return { username: loginName(username), accountId, since: accountId === null ? null : madeAt(accountId) }
}

/** Ids of accounts are UUIDv7, which begin with the millisecond they were made in. */
function madeAt(id: string): Date | null {
  return id[14] === '7' ? new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)) : null
}
