import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { CheckedRegistration } from './check-registration.ts'
import type { AccessToken, CheckIn, CheckInRecord, Credentials, Me } from './contract.ts'

/** Identity as this dialect knows it: the module in this process, or a service elsewhere. */
export interface IdentityPort {
  register(registration: CheckedRegistration, caller: Caller): Promise<Me>
  logIn(credentials: Credentials, caller: Caller): Promise<AccessToken>
}

/** Who asks for an account or a token. */
export interface Caller {
  readonly address: string
  readonly userAgent: string | null
  /** The header as it came. */
  readonly authorization: string | null
}

/** Attendance as this dialect knows it: the module in this process, or a service elsewhere. */
export interface AttendancePort {
  checkIn(account: AccountPrincipal, checkIn: CheckIn): Promise<CheckInRecord>
  /** Oldest first. */
  readAttendance(account: AccountPrincipal, eventId: string): Promise<Attendance>
  /** Those that this account made, newest first; of all events, or of one. */
  readCheckInsBy(account: AccountPrincipal, eventId: string | null): Promise<OwnCheckIns>
}

export interface Attendance {
  readonly event_id: string
  readonly total_checked_in: number
  readonly records: Records
}

export interface OwnCheckIns {
  readonly user_id: string
  readonly total: number
  readonly records: Records
  /** Why there is nothing, when that is not because there were no check-ins. */
  readonly message?: string
}

/** Pieces of JSON text, `{...},{...}`, read while they are sent, so that a long list is never whole in memory. */
export type Records = Iterable<string> | AsyncIterable<string>
