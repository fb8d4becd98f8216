import type { App } from '@balai/http/app.ts'
import { accountOf, principalOf } from '@balai/http/guard.ts'
import type { RouteDeps } from '../deps.ts'
import { approveReservation } from './approve-reservation.ts'
import { checkInAtDesk, checkInHolder } from './check-in-holder.ts'
import { confirmReservation } from './confirm-reservation.ts'
import { Approval, CheckIn, DeskCheckIn, ReservationParams, ReservationView } from './contract.ts'
import { leaveEarly } from './leave-early.ts'
import { viewReservation } from './reservation-view.ts'

const tags = ['reservations']
const params = ReservationParams
const response = { 200: ReservationView }

/** From holding a seat to leaving it. Each of these may be sent again. */
export function visitRoutes(app: App, deps: RouteDeps): void {
  const { guard } = deps

  app.post(
    '/reservations/:reservationId/confirmation',
    {
      schema: { tags, summary: 'Take the seat that was held', params, response },
      onRequest: guard.scope('reservations:write'),
    },
    async (request) => {
      const { reservationId } = request.params
      return viewReservation(await confirmReservation(deps, principalOf(request), reservationId))
    },
  )

  app.post(
    '/reservations/:reservationId/approval',
    {
      schema: {
        tags,
        summary: 'Approve or decline what somebody asked for',
        params,
        body: Approval,
        response,
      },
      onRequest: guard.role('admin'),
    },
    async (request) => {
      const { reservationId } = request.params
      const { approved } = request.body
      return viewReservation(await approveReservation(deps, accountOf(request), reservationId, approved))
    },
  )

  app.post(
    '/reservations/:reservationId/check-in',
    {
      schema: {
        tags,
        summary: 'The holder is here: by the code of the desk, or seen by the front desk',
        params,
        body: CheckIn,
        response,
      },
      onRequest: guard.account,
    },
    async (request) => {
      const { reservationId } = request.params
      const code = request.body.check_in_code ?? null
      return viewReservation(await checkInHolder(deps, accountOf(request), reservationId, code))
    },
  )

  app.post(
    '/check-ins',
    {
      schema: { tags, summary: 'Check in at the desk whose QR was scanned', body: DeskCheckIn, response },
      onRequest: guard.account,
    },
    async (request) =>
      viewReservation(await checkInAtDesk(deps, accountOf(request), request.body.check_in_code)),
  )

  app.post(
    '/reservations/:reservationId/departure',
    {
      schema: { tags, summary: 'Leave early, and give back the rest', params, response },
      onRequest: guard.account,
    },
    async (request) => {
      const { reservationId } = request.params
      return viewReservation(await leaveEarly(deps, accountOf(request), reservationId))
    },
  )
}
