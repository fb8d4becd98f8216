import type { EventKeys } from '../events/event-key-store.ts'
import type { TicketTypeRow } from '../tables.ts'
import type { TicketHandover, TicketTypeView, TicketView, WalletTicket } from './contract.ts'
import { signQr } from './qr-payload.ts'
import type { TypedTicket } from './ticket-store.ts'
import type { HeldTicket } from './wallet-store.ts'

/** Without the keys there is no QR: not everybody who sees a ticket may come in with it (see `maySeeQr`). */
export function viewTicket(ticket: TypedTicket, keys: EventKeys | null): TicketView {
  const { id, event_id, serial, code, type_id, type_name, status } = ticket
  return {
    id,
    event_id,
    serial,
    code,
    qr: status === 'valid' && keys !== null ? qrOf(ticket, keys) : null,
    type_id,
    type_name,
    holder: viewHolder(ticket),
    status,
    revocation: viewRevocation(ticket),
    created_at: ticket.created_at.toISOString(),
    admission: viewAdmission(ticket),
  }
}

export function viewWalletTicket(ticket: HeldTicket, keys: EventKeys): WalletTicket {
  return {
    ...viewTicket(ticket, keys),
    event: {
      id: ticket.event_id,
      code: ticket.event_code,
      title: ticket.event_title,
      place: ticket.event_place,
      starts_at: ticket.event_starts_at?.toISOString() ?? null,
      ends_at: ticket.event_ends_at?.toISOString() ?? null,
      doors_open_at: ticket.event_doors_open_at?.toISOString() ?? null,
      time_zone: ticket.event_time_zone,
      status: ticket.event_status,
    },
  }
}

export function viewHandover(ticket: TypedTicket, replaces: string): TicketHandover {
  return { ticket_id: ticket.id, replaces, event_id: ticket.event_id, holder: viewHolder(ticket) }
}

export function viewTicketType(type: TicketTypeRow): TicketTypeView {
  return {
    ...type,
    valid_from: type.valid_from?.toISOString() ?? null,
    valid_until: type.valid_until?.toISOString() ?? null,
    created_at: type.created_at.toISOString(),
  }
}

export function qrOf(ticket: TypedTicket, keys: EventKeys): string {
  return signQr(keys.privateKey, ticket.event_id, {
    serial: ticket.serial,
    typeOrdinal: ticket.type_ordinal,
    validFrom: ticket.type_valid_from,
    validUntil: ticket.type_valid_until,
  })
}

function viewHolder(ticket: TypedTicket): TicketView['holder'] {
  return { name: ticket.holder_name, email: ticket.holder_email, username: ticket.holder_username }
}

function viewAdmission({ admitted_at, admitted_gate }: TypedTicket): TicketView['admission'] {
  return admitted_at === null ? null : { at: admitted_at.toISOString(), gate: admitted_gate }
}

function viewRevocation({ revoked_at, revoked_reason, replaced_by }: TypedTicket): TicketView['revocation'] {
  if (revoked_at === null || revoked_reason === null) return null
  return { at: revoked_at.toISOString(), reason: revoked_reason, replaced_by }
}
