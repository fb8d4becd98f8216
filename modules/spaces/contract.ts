import { defineEvent } from '@balai/contract/define-event.ts'
import type { Principal } from '@balai/contract/principal.ts'
import { Instant, nullable, type PlainDate, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

/** Who saw to it: the holder, somebody at the front desk, a partner's API key, or a time that came. */
export const Actor = Type.Union([
  Type.Literal('holder'),
  Type.Literal('staff'),
  Type.Literal('partner'),
  Type.Literal('clock'),
])
export type Actor = Static<typeof Actor>

const place = {
  area_id: Uuid,
  area_name: Type.String(),
  seat_id: Uuid,
  seat_number: Type.String(),
  from: Instant,
  to: Instant,
  /** Of the area. */
  time_zone: Type.String(),
}

/** What others may keep of a reservation, as it stands after what happened. */
export const ReservationFacts = Type.Object({
  reservation_id: Uuid,
  /** Short, for reading aloud. */
  code: Type.String(),
  ...place,
  holder_id: Uuid,
  /** Until when it was booked, where `to` was cut because nobody came. */
  booked_to: Type.Optional(Instant),
  /** The series that was made or cancelled with it in one step, which an event of its own tells as one. */
  series_id: Type.Optional(Uuid),
  /** How often calendars were told something new of it (RFC 5545, SEQUENCE). */
  sequence: Type.Integer(),
  by: Actor,
})
export type ReservationFacts = Static<typeof ReservationFacts>

/** The seat is the holder's: reserved, confirmed, approved or an offer accepted. */
export const ReservationConfirmed = defineEvent('spaces.reservation_confirmed', ReservationFacts)
/** It has another seat or other times. */
export const ReservationChanged = defineEvent('spaces.reservation_changed', ReservationFacts)
export const ReservationCancelled = defineEvent('spaces.reservation_cancelled', ReservationFacts)
/** What waited for approval will not be; `clock`: nobody approved it in time. */
export const ReservationDeclined = defineEvent('spaces.reservation_declined', ReservationFacts)
/** It is over; `to` is when the holder left. */
export const ReservationCompleted = defineEvent('spaces.reservation_completed', ReservationFacts)
/** Nobody came; `to` is when the rest was given away, `booked_to` when it would have ended. */
export const ReservationNoShow = defineEvent('spaces.reservation_no_show', ReservationFacts)
/** It begins soon, as long before as the area says. */
export const ReservationDue = defineEvent('spaces.reservation_due', ReservationFacts)

/** Reservations of one series, in the order of time. */
export const SeriesFacts = Type.Object({
  series_id: Uuid,
  holder_id: Uuid,
  reservations: Type.Array(ReservationFacts, { minItems: 1 }),
  by: Actor,
})
export type SeriesFacts = Static<typeof SeriesFacts>

/** All that were made in one step, and need nobody's approval. Each is told of by `ReservationConfirmed` as well. */
export const ReservationSeriesConfirmed = defineEvent('spaces.reservation_series_confirmed', SeriesFacts)
/** All that were to come. Each is told of by `ReservationCancelled` as well. */
export const ReservationSeriesCancelled = defineEvent('spaces.reservation_series_cancelled', SeriesFacts)

/** A seat is kept for whoever waited longest, until `expires_at`. The reservation is the offer. */
export const WaitlistOffered = defineEvent(
  'spaces.waitlist_offered',
  Type.Object({ ...ReservationFacts.properties, entry_id: Uuid, expires_at: Instant }),
)

/** Whoever was offered it let it pass. What is offered and accepted is told of by `ReservationConfirmed`. */
export const OfferReleased = defineEvent('spaces.offer_released', ReservationFacts)

/** An entry of the waitlist is over: its time is, or nobody took what was offered. */
export const WaitlistLapsed = defineEvent(
  'spaces.waitlist_lapsed',
  Type.Object({
    entry_id: Uuid,
    holder_id: Uuid,
    area_id: Uuid,
    area_name: Type.String(),
    time_zone: Type.String(),
    from: Instant,
    to: Instant,
    /** Whether there was an offer. */
    offered: Type.Boolean(),
  }),
)

/** A seat that this person watches has become free, for everybody. */
export const SeatFreed = defineEvent(
  'spaces.seat_freed',
  Type.Object({ watch_id: Uuid, watcher_id: Uuid, ...place }),
)

/** What others may keep of a copy that somebody reserved or has. */
export const LoanFacts = Type.Object({
  loan_id: Uuid,
  title_id: Uuid,
  title: Type.String(),
  holder_id: Uuid,
  /** The seat that it was reserved with. */
  reservation_id: nullable(Uuid),
  /** Until when it is kept at the desk; null when it does not wait there. */
  waits_until: nullable(Instant),
  /** Null while it is not lent. */
  due_at: nullable(Instant),
  by: Actor,
})
export type LoanFacts = Static<typeof LoanFacts>

export const BookReserved = defineEvent('spaces.book_reserved', LoanFacts)
/** It waits no more; `clock`: the seat that it was reserved with is nobody's by now. */
export const BookCancelled = defineEvent('spaces.book_cancelled', LoanFacts)
/** Nobody fetched it in time. */
export const BookExpired = defineEvent('spaces.book_expired', LoanFacts)
export const BookLent = defineEvent('spaces.book_lent', LoanFacts)
export const BookReturned = defineEvent('spaces.book_returned', LoanFacts)
/** It is to be returned soon. */
export const BookDue = defineEvent('spaces.book_due', LoanFacts)
export const BookOverdue = defineEvent('spaces.book_overdue', LoanFacts)

/** A seat as dialects know it, by an integer. */
export interface NumberedSeat {
  readonly serial: number
  readonly number: string
}

/** A reservation as a dialect of whole days shows it. */
export interface DayReservation {
  readonly serial: number
  readonly username: string
  readonly seatNumber: string
  /** On which it is, by the clock of its area. */
  readonly date: PlainDate
  readonly createdAt: Date
  /** `done`: over, or given away because nobody came. */
  readonly status: 'active' | 'done' | 'cancelled'
}

export interface DayFilter {
  readonly seatNumber?: string | undefined
  readonly date?: PlainDate | undefined
}

/** Whole days by seat numbers, for dialects. */
export interface DayReservations {
  /** Seats in use, in the order they were made. */
  listSeats(): Promise<NumberedSeat[]>
  /**
   * For the caller, or by a partner's key with `reservations:write` (or staff) for whoever has this username.
   * Throws `seat_not_found` (not_found), `seat_taken` or `seat_yours` (conflict), `reservation_refused` (unprocessable, with
   * `extensions.refusals`; its message tells all), `unknown_account` (unprocessable), `account_elsewhere` (forbidden).
   */
  reserveDay(
    caller: Principal,
    request: { readonly seatNumber: string; readonly date: PlainDate; readonly for?: string },
  ): Promise<DayReservation>
  /** The caller's, or for a partner's key with `reservations:read` somebody's; newest date first, a thousand at most. */
  readDayReservations(
    caller: Principal,
    filter: DayFilter & { readonly for?: string },
  ): Promise<DayReservation[]>
  /**
   * By its holder or the partner who made it: the front desk has other ways. Again for one that is cancelled:
   * `cancelled`. Throws the conflict `reservation_<state>` of one that is over.
   */
  cancelBySerial(caller: Principal, serial: number): Promise<'cancelled' | 'not_found' | 'not_yours'>
  /** Whether somebody could still have it for that day. Throws `seat_not_found`. */
  isFreeOn(seatNumber: string, date: PlainDate): Promise<boolean>
}
