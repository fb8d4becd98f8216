import { TicketIssued } from '@balai/attendance/contract.ts'
import type { PayloadOf } from '@balai/contract/define-event.ts'
import type { Consumer } from '@balai/events/consumer.ts'
import { PasswordReplaced } from '@balai/identity/contract.ts'
import {
  BookCancelled,
  BookDue,
  BookExpired,
  BookOverdue,
  BookReserved,
  BookReturned,
  ReservationCancelled,
  ReservationChanged,
  ReservationCompleted,
  ReservationConfirmed,
  ReservationDeclined,
  ReservationDue,
  type ReservationFacts,
  ReservationNoShow,
  ReservationSeriesCancelled,
  ReservationSeriesConfirmed,
  SeatFreed,
  WaitlistOffered,
} from '@balai/spaces/contract.ts'
import { telling } from './telling.ts'
import { ticketHolder } from './ticket-holder.ts'

export interface TellDeps {
  readonly now: () => Date
  readonly houseTimezone: string
}

/** Whom an event is told, and what. A further kind is a line here. */
export function notificationConsumers({ now, houseTimezone }: TellDeps): Consumer[] {
  const holder = <Facts extends { readonly holder_id: string }>(facts: Facts) => ({
    accountId: facts.holder_id,
    facts,
  })
  /** Those of a series are told as one. */
  const single = (facts: ReservationFacts) => (facts.series_id === undefined ? holder(facts) : null)
  const borrower = (loan: PayloadOf<typeof BookReserved>) => ({
    accountId: loan.holder_id,
    facts: { ...loan, time_zone: houseTimezone },
  })
  const of = telling(now)
  return [
    of(ReservationConfirmed, 'reservation_confirmed', single),
    of(ReservationChanged, 'reservation_changed', holder),
    of(ReservationDue, 'reservation_reminder', holder),
    of(ReservationCancelled, 'reservation_cancelled', single),
    of(ReservationCompleted, 'reservation_completed', holder),
    of(ReservationDeclined, 'reservation_declined', holder),
    // the time that they know of, not what was left of it
    of(ReservationNoShow, 'reservation_no_show', ({ booked_to, ...facts }) =>
      holder({ ...facts, to: booked_to ?? facts.to }),
    ),
    of(ReservationSeriesConfirmed, 'series_confirmed', holder),
    of(ReservationSeriesCancelled, 'series_cancelled', holder),
    of(WaitlistOffered, 'waitlist_offer', holder),
    of(SeatFreed, 'seat_freed', (facts) => ({ accountId: facts.watcher_id, facts })),
    of(BookReserved, 'book_reserved', borrower),
    // who gave it up knows
    of(BookCancelled, 'book_cancelled', (loan) => (loan.by === 'holder' ? null : borrower(loan))),
    of(BookExpired, 'book_expired', borrower),
    of(BookDue, 'book_due', borrower),
    of(BookOverdue, 'book_overdue', borrower),
    of(BookReturned, 'book_returned', borrower),
    of(TicketIssued, 'ticket_issued', ticketHolder),
    // Its letter is identity's. So is that of a reset, whose token no event may carry.
    of(PasswordReplaced, 'password_changed', ({ account_id }) => ({ accountId: account_id, facts: {} })),
  ]
}
