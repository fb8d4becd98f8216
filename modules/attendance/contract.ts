import { defineEvent } from '@balai/contract/define-event.ts'
import { Instant, nullable, Uuid } from '@balai/contract/schema.ts'
import { Type } from 'typebox'

export const EventChanged = defineEvent(
  'attendance.event_changed',
  Type.Object({
    event_id: Uuid,
    code: Type.String(),
    title: Type.String(),
    status: Type.Union([
      Type.Literal('draft'),
      Type.Literal('published'),
      Type.Literal('cancelled'),
      Type.Literal('deleted'),
    ]),
    place: Type.String(),
    starts_at: nullable(Instant),
    ends_at: nullable(Instant),
    time_zone: Type.String(),
  }),
)

export const TicketIssued = defineEvent(
  'attendance.ticket_issued',
  Type.Object({
    event_id: Uuid,
    ticket_id: Uuid,
    holder_email: nullable(Type.String()),
    holder_username: nullable(Type.String()),
  }),
)

export const TicketRevoked = defineEvent(
  'attendance.ticket_revoked',
  Type.Object({
    event_id: Uuid,
    ticket_id: Uuid,
    reason: Type.Union([Type.Literal('revoked'), Type.Literal('transferred'), Type.Literal('reissued')]),
    holder_email: nullable(Type.String()),
    holder_username: nullable(Type.String()),
  }),
)

/** A guest list has arrived whole and waits to be worked through. */
export const ImportQueued = defineEvent('attendance.import_queued', Type.Object({ import_id: Uuid }))

export const TicketAdmitted = defineEvent(
  'attendance.ticket_admitted',
  Type.Object({
    event_id: Uuid,
    scan_id: Uuid,
    /** On an open list any text. */
    ticket_id: Type.String(),
    holder_username: nullable(Type.String()),
    gate: nullable(Type.String()),
    /** Came back after an exit. */
    reentry: Type.Boolean(),
    admitted_at: Instant,
  }),
)

/** Somebody was let in by mistake: the ticket may get in again. */
export const AdmissionUndone = defineEvent(
  'attendance.admission_undone',
  Type.Object({ event_id: Uuid, scan_id: Uuid, ticket_id: Type.String(), undone_at: Instant }),
)

export const TicketExited = defineEvent(
  'attendance.ticket_exited',
  Type.Object({
    event_id: Uuid,
    /** The admission that ended. */
    scan_id: Uuid,
    ticket_id: Type.String(),
    gate: nullable(Type.String()),
    exited_at: Instant,
  }),
)

/** A check-in as the dialects' contracts show it. */
export interface CheckInRecord {
  readonly event_id: string
  readonly ticket_id: string
  readonly checked_in_by: string
  /** ISO 8601 with six decimals and `+00:00`. */
  readonly checked_in_at: string
}

/** What became of a check-in; of a refusal, the sentence's code is `result`. */
export type CheckInOutcome =
  | { readonly result: 'admitted'; readonly record: CheckInRecord }
  | { readonly result: CheckInRefusal }

export type CheckInRefusal =
  | 'duplicate'
  | 'unknown'
  | 'revoked'
  | 'wrong_event'
  | 'not_started'
  | 'ended'
  | 'forbidden'
  | 'unknown_event'

/** Records while they are read: each piece is JSON text of some, `{...},{...}`. A long list is never whole in memory. */
export interface CheckInList {
  readonly total: number
  readonly records: AsyncIterable<string>
}
