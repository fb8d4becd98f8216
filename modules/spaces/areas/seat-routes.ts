import { requireScope } from '@balai/contract/require-scope.ts'
import type { App } from '@balai/http/app.ts'
import { principalOf } from '@balai/http/guard.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { addSeat } from './add-seat.ts'
import { requireArea } from './area-store.ts'
import { changeSeat } from './change-seat.ts'
import { AreaParams, NewSeat, SeatList, SeatParams, SeatPatch, SeatView } from './contract.ts'
import { retireSeat } from './retire-seat.ts'
import { listSeats, requireSeat } from './seat-store.ts'
import { viewSeat } from './seat-view.ts'

const tags = ['areas']

export function seatRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.get(
    '/areas/:areaId/seats',
    {
      schema: {
        tags,
        summary: 'The seats of an area, all of them: a plan shows them at once',
        params: AreaParams,
        response: { 200: SeatList },
      },
      onRequest: guard.optional,
    },
    async ({ principal, params }) => {
      requireScope(principal, 'reservations:read')
      const { id } = await requireArea(db, params.areaId)
      const seats = await listSeats(db, id)
      return { data: seats.map((seat) => viewSeat(seat, principal)) }
    },
  )

  app.post(
    '/areas/:areaId/seats',
    {
      schema: {
        tags,
        summary: 'Put a seat into an area',
        description: 'A seat that does not say where it stands is put on the first free field of the plan.',
        params: AreaParams,
        body: NewSeat,
        response: { 201: SeatView },
      },
      onRequest: guard.role('admin'),
      config: { idempotent: true },
    },
    async (request, reply) => {
      const seat = await addSeat(deps, request.params.areaId, request.body)
      return reply
        .code(201)
        .header('location', `${app.prefix}/seats/${seat.id}`)
        .send(viewSeat(seat, principalOf(request)))
    },
  )

  app.get(
    '/seats/:seatId',
    {
      schema: { tags, summary: 'One seat', params: SeatParams, response: { 200: SeatView } },
      onRequest: guard.scope('reservations:read'),
    },
    async (request) => viewSeat(await requireSeat(db, request.params.seatId), principalOf(request)),
  )

  app.patch(
    '/seats/:seatId',
    {
      schema: {
        tags,
        summary: 'Change a seat',
        description: 'Out of service, it keeps the reservations that it has.',
        params: SeatParams,
        body: SeatPatch,
        response: { 200: SeatView },
      },
      onRequest: guard.role('admin'),
    },
    async (request) =>
      viewSeat(await changeSeat(deps, request.params.seatId, request.body), principalOf(request)),
  )

  app.delete(
    '/seats/:seatId',
    {
      schema: {
        tags,
        summary: 'Take a seat away for good',
        description: '409 `has_reservations`: somebody is still to come, `reservations` of them.',
        params: SeatParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params }, reply) => {
      await retireSeat(deps, params.seatId)
      return reply.code(204).send(null)
    },
  )
}
