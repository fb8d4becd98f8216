import type { App } from '@balai/http/app.ts'
import { principalOf } from '@balai/http/guard.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { cancelReservation } from './cancel-reservation.ts'
import { changeReservation } from './change-reservation.ts'
import {
  NewPreview,
  NewReservation,
  Preview,
  ReservationPage,
  ReservationParams,
  ReservationPatch,
  ReservationQuery,
  ReservationView,
} from './contract.ts'
import { makeReservation } from './make-reservation.ts'
import { previewReservation } from './preview-reservation.ts'
import { readReservations } from './read-reservations.ts'
import { requireReadable } from './reservation-access.ts'
import { viewReservation } from './reservation-view.ts'

const tags = ['reservations']

export function reservationRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.get(
    '/reservations',
    {
      schema: {
        tags,
        summary: 'The caller’s reservations; for staff and partners those of an area or of somebody',
        querystring: ReservationQuery,
        response: { 200: ReservationPage },
      },
      onRequest: guard.scope('reservations:read'),
    },
    async (request) => await readReservations(deps, principalOf(request), request.query),
  )

  app.post(
    '/reservations',
    {
      schema: {
        tags,
        summary: 'Reserve a seat for a time or a whole day, or hold it while deciding',
        body: NewReservation,
        response: { 201: ReservationView },
      },
      onRequest: guard.scope('reservations:write'),
      config: { idempotent: true },
    },
    async (request, reply) => {
      const made = await makeReservation(deps, principalOf(request), request.body)
      return reply
        .code(201)
        .header('location', `${app.prefix}/reservations/${made.id}`)
        .send(viewReservation(made))
    },
  )

  app.post(
    '/reservation-previews',
    {
      schema: {
        tags,
        summary: 'What reserving would be answered, without doing it',
        body: NewPreview,
        response: { 200: Preview },
      },
      onRequest: guard.scope('reservations:write'),
    },
    async (request) => await previewReservation(deps, principalOf(request), request.body),
  )

  app.get(
    '/reservations/:reservationId',
    {
      schema: {
        tags,
        summary: 'One reservation',
        params: ReservationParams,
        response: { 200: ReservationView },
      },
      onRequest: guard.scope('reservations:read'),
    },
    async (request) => {
      const principal = principalOf(request)
      return viewReservation(await requireReadable(db, principal, request.params.reservationId))
    },
  )

  app.patch(
    '/reservations/:reservationId',
    {
      schema: {
        tags,
        summary: 'Another seat, other times or another note, in one step',
        params: ReservationParams,
        body: ReservationPatch,
        response: { 200: ReservationView },
      },
      onRequest: guard.scope('reservations:write'),
    },
    async (request) => {
      const { reservationId } = request.params
      return viewReservation(await changeReservation(deps, principalOf(request), reservationId, request.body))
    },
  )

  app.delete(
    '/reservations/:reservationId',
    {
      schema: {
        tags,
        summary: 'Cancel before it is used',
        params: ReservationParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.scope('reservations:write'),
    },
    async (request, reply) => {
      await cancelReservation(deps, principalOf(request), request.params.reservationId)
      return reply.code(204).send(null)
    },
  )
}
