import { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'
import type { App } from '@balai/http/app.ts'
import { principalOf } from '@balai/http/guard.ts'
import type { DayReservation, DayReservations } from '@balai/spaces/contract.ts'
import { missingField, unprocessable } from '@balai/tixgo/fastapi-errors.ts'
import {
  Availability,
  AvailabilityQuery,
  Message,
  NewReservation,
  Reservation,
  ReservationPath,
  ReservationQuery,
  Reservations,
  Seats,
} from './contract.ts'
import type { PicaGates } from './gates.ts'

export function addReservationRoutes(
  scope: App,
  { days, gates }: { readonly days: DayReservations; readonly gates: PicaGates },
): void {
  scope.post(
    '/api/secure/reservations',
    {
      onRequest: gates.holder('reservations:write'),
      schema: { body: NewReservation, response: { 200: Reservation } },
      config: { idempotent: true },
    },
    async (request) => {
      const { seat_number: seatNumber, reservation_date: date, user_name } = request.body
      const caller = principalOf(request)
      const whom = holderFor(caller, 'body', user_name)
      return viewReservation(await days.reserveDay(caller, { seatNumber, date, ...whom }))
    },
  )

  for (const url of ['/api/secure/reservations', '/api/secure/my-reservations']) {
    scope.get(
      url,
      {
        onRequest: gates.holder('reservations:read'),
        schema: { querystring: ReservationQuery, response: { 200: Reservations } },
      },
      async (request) => {
        const { seat_number: seatNumber, reservation_date: date, user_name } = request.query
        const caller = principalOf(request)
        const whom = holderFor(caller, 'query', user_name)
        const reservations = await days.readDayReservations(caller, { seatNumber, date, ...whom })
        return { data: reservations.map(viewReservation) }
      },
    )
  }

  scope.delete(
    '/api/secure/reservations/:id',
    {
      onRequest: gates.holder('reservations:write'),
      schema: { params: ReservationPath, response: { 200: Message } },
    },
    async (request) => {
      const { id } = request.params
      const outcome = Number.isSafeInteger(id)
        ? await days.cancelBySerial(principalOf(request), id)
        : 'not_found'
      if (outcome !== 'cancelled') throw refusals[outcome]()
      return { message: 'Reservation cancelled successfully' }
    },
  )

  scope.get(
    '/api/secure/seats',
    { onRequest: gates.caller('reservations:read'), schema: { response: { 200: Seats } } },
    async () => {
      const seats = await days.listSeats()
      return seats.map(({ serial, number }) => ({ id: serial, seat_number: number }))
    },
  )

  scope.get(
    '/api/secure/reservations/check-availability',
    {
      onRequest: gates.key('reservations:read'),
      schema: { querystring: AvailabilityQuery, response: { 200: Availability } },
    },
    async ({ query: { seat_number, reservation_date } }) => {
      const available = await days.isFreeOn(seat_number, reservation_date)
      return { available, message: available ? 'Seat is available' : 'Seat is already reserved' }
    },
  )
}

/** People ask for themselves, whatever else they say; a key for somebody. */
function holderFor(
  caller: Principal,
  place: 'body' | 'query',
  username: string | undefined,
): { readonly for?: string } {
  if (caller.kind === 'account') return {}
  if (username === undefined) throw unprocessable([missingField(place, 'user_name')])
  return { for: username }
}

const viewReservation = (reservation: DayReservation): Reservation => ({
  id: reservation.serial,
  user_name: reservation.username,
  seat_number: reservation.seatNumber,
  reservation_date: reservation.date,
  created_at: reservation.createdAt.toISOString(),
  status: reservation.status,
})

const refusals = {
  not_found: () => new AppError('not_found', 'reservation_not_found', 'Reservation not found'),
  not_yours: () =>
    new AppError('forbidden', 'not_your_reservation', 'You can only cancel your own reservations'),
} as const
