import { AppError } from '@balai/contract/app-error.ts'
import type { TicketIssue } from './contract.ts'

export interface Room {
  /** Null: no limit. */
  readonly capacity: number | null
  readonly valid: number
  readonly quota: number | null
  readonly validOfType: number
}

/** Throws `capacity_exceeded` or `quota_exceeded` unless so many more tickets of the type fit. */
export function checkRoom(room: Room, wanted: number): void {
  const left = (room.capacity ?? Number.POSITIVE_INFINITY) - room.valid
  if (wanted > left) throw full('capacity_exceeded', 'The event', left)
  const leftOfType = (room.quota ?? Number.POSITIVE_INFINITY) - room.validOfType
  if (wanted > leftOfType) throw full('quota_exceeded', 'This ticket type', leftOfType)
}

function full(code: string, what: string, left: number): AppError {
  return new AppError('conflict', code, `${what} has room for ${Math.max(left, 0)} more tickets.`)
}

export const generalType = 'General'

/** The type of tickets that do not say theirs: the general one, or the only one; null when one must be named. */
export function chooseDefaultType<Type extends { readonly name: string }>(
  types: readonly Type[],
): Type | null {
  const general = types.find(({ name }) => name.toLowerCase() === generalType.toLowerCase())
  const [only] = types
  return general ?? (types.length === 1 && only !== undefined ? only : null)
}

/** Whom the tickets are for: the holders, or so many people without a name. */
export function holdersOf({ holders, count }: TicketIssue): NonNullable<TicketIssue['holders']> {
  if (holders !== undefined && count === undefined) return holders
  if (count !== undefined && holders === undefined) return Array.from({ length: count }, () => ({ name: '' }))
  const errors = [{ path: 'body.holders', message: 'must be there, or count, and not both' }]
  throw new AppError('invalid', 'validation_failed', 'Either holders or count must be there.', { errors })
}

export function checkWindow(validFrom: Date | null, validUntil: Date | null): void {
  if (validFrom === null || validUntil === null || validFrom < validUntil) return
  const errors = [{ path: 'body.valid_until', message: 'must be after valid_from' }]
  throw new AppError('invalid', 'invalid_window', 'This validity ends before it begins.', { errors })
}
