import type { Actor } from '../contract.ts'
import type { ReservationView } from './contract.ts'
import type { Reservation } from './reservation-store.ts'
import { checkInWindow } from './rules.ts'

export type ShownReservation = Omit<Reservation, 'check_in_code' | 'serial'>

export function viewReservation(reservation: ShownReservation): ReservationView {
  const { id, code, area_id, area_name, time_zone, seat_id, seat_number } = reservation
  const { state, series_id, note, sequence } = reservation
  const window = checkInWindow(reservation)
  return {
    id,
    code,
    area_id,
    area_name,
    time_zone,
    seat_id,
    seat_number,
    holder: {
      account_id: reservation.holder_id,
      username: reservation.holder_username,
      name: reservation.holder_name,
    },
    from: reservation.from.toISOString(),
    to: reservation.to.toISOString(),
    date: reservation.whole_day,
    state,
    expires_at: textOf(reservation.expires_at),
    check_in_from: window.from.toISOString(),
    check_in_until: window.to.toISOString(),
    checked_in_at: textOf(reservation.checked_in_at),
    ended_at: textOf(reservation.ended_at),
    series_id,
    made_by: makerOf(reservation.made_by),
    note,
    sequence,
    created_at: reservation.created_at.toISOString(),
    updated_at: reservation.updated_at.toISOString(),
  }
}

const textOf = (instant: Date | null): string | null => instant?.toISOString() ?? null

/** How a partner's key signs what it makes. */
export const signatureOf = (apiKeyId: string): string => `api_key:${apiKeyId}`

function makerOf(madeBy: string | null): Actor {
  if (madeBy === null) return 'holder'
  return madeBy.startsWith('api_key:') ? 'partner' : 'staff'
}
