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
