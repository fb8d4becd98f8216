import {
  AdmissionUndone,
  EventChanged,
  TicketAdmitted,
  TicketExited,
  TicketIssued,
  TicketRevoked,
} from '@balai/attendance/contract.ts'
import type { EventType, PayloadOf } from '@balai/contract/define-event.ts'
import { AccountChanged, AccountRegistered } from '@balai/identity/contract.ts'
import {
  BookCancelled,
  BookExpired,
  BookLent,
  BookOverdue,
  BookReserved,
  BookReturned,
  type LoanFacts,
  ReservationCancelled,
  ReservationChanged,
  ReservationCompleted,
  ReservationConfirmed,
  ReservationDeclined,
  type ReservationFacts,
  ReservationNoShow,
  WaitlistLapsed,
  WaitlistOffered,
} from '@balai/spaces/contract.ts'
import type { WebhookEventType } from './contract.ts'

/** Ids alone: whoever may know more asks for it with a key of its own. */
export type Ids = Readonly<Record<string, string | null>>

export interface PublishedEvent {
  readonly source: EventType
  readonly type: WebhookEventType
  /** Null when this one is nobody's business. */
  readonly idsOf: (payload: unknown) => Ids | null
}

/** Which events of the house leave it, as what, and with which ids. */
export const publishedEvents: readonly PublishedEvent[] = [
  publish(ReservationConfirmed, 'reservation.confirmed', idsOfReservation),
  publish(ReservationChanged, 'reservation.changed', idsOfReservation),
  publish(ReservationCancelled, 'reservation.cancelled', idsOfReservation),
  publish(ReservationDeclined, 'reservation.declined', idsOfReservation),
  publish(ReservationCompleted, 'reservation.completed', idsOfReservation),
  publish(ReservationNoShow, 'reservation.no_show', idsOfReservation),
  publish(WaitlistOffered, 'waitlist.offered', (offer) => ({
    entry_id: offer.entry_id,
    ...idsOfReservation(offer),
  })),
  publish(WaitlistLapsed, 'waitlist.lapsed', ({ entry_id, area_id, holder_id }) => ({
    entry_id,
    area_id,
    holder_id,
  })),
  publish(BookReserved, 'book.reserved', idsOfLoan),
  publish(BookCancelled, 'book.cancelled', idsOfLoan),
  publish(BookExpired, 'book.expired', idsOfLoan),
  publish(BookLent, 'book.lent', idsOfLoan),
  publish(BookReturned, 'book.returned', idsOfLoan),
  publish(BookOverdue, 'book.overdue', idsOfLoan),
  publish(EventChanged, 'event.changed', ({ event_id, status }) =>
    // only a draft can be deleted
    status === 'draft' || status === 'deleted' ? null : { event_id },
  ),
  publish(TicketIssued, 'ticket.issued', idsOfTicket),
  publish(TicketRevoked, 'ticket.revoked', idsOfTicket),
  publish(TicketAdmitted, 'ticket.admitted', idsOfScan),
  publish(TicketExited, 'ticket.exited', idsOfScan),
  publish(AdmissionUndone, 'ticket.admission_undone', idsOfScan),
  publish(AccountRegistered, 'account.registered', ({ account_id }) => ({ account_id })),
  publish(AccountChanged, 'account.changed', ({ account_id }) => ({ account_id })),
]

/** The consumer that hears of it. */
export const listenerFor = ({ source }: PublishedEvent): string =>
  `notify.webhook_${source.name.replace('.', '_')}`

function publish<Type extends EventType>(
  source: Type,
  type: WebhookEventType,
  idsOf: (payload: PayloadOf<Type>) => Ids | null,
): PublishedEvent {
  // @NOTE emit() checked the payload against the source's own schema
  return { source, type, idsOf: idsOf as PublishedEvent['idsOf'] }
}

function idsOfReservation({ reservation_id, area_id, seat_id, holder_id }: ReservationFacts): Ids {
  return { reservation_id, area_id, seat_id, holder_id }
}

function idsOfLoan({ loan_id, title_id, holder_id, reservation_id }: LoanFacts): Ids {
  return { loan_id, title_id, holder_id, reservation_id }
}

function idsOfTicket({ ticket_id, event_id }: { ticket_id: string; event_id: string }): Ids {
  return { ticket_id, event_id }
}

function idsOfScan(scan: { scan_id: string; ticket_id: string; event_id: string }): Ids {
  return { scan_id: scan.scan_id, ...idsOfTicket(scan) }
}
