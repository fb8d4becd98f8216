import type { Actor, ReservationFacts } from '../contract.ts'
import type { ShownReservation } from './reservation-view.ts'

/** What others are told of a reservation; with its series when that is told as one. */
export function reservationFacts(
  reservation: ShownReservation,
  by: Actor,
  seriesId?: string,
): ReservationFacts {
  const { id, code, area_id, area_name, seat_id, seat_number, holder_id, time_zone, sequence } = reservation
  return {
    reservation_id: id,
    code,
    area_id,
    area_name,
    seat_id,
    seat_number,
    from: reservation.from.toISOString(),
    to: reservation.to.toISOString(),
    time_zone,
    holder_id,
    ...(seriesId !== undefined && { series_id: seriesId }),
    sequence,
    by,
  }
}
