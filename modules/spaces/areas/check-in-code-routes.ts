import { Line } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { principalOf } from '@balai/http/guard.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { requireArea } from './area-store.ts'
import { SeatParams, SeatPlace, SeatView } from './contract.ts'
import { renewCheckInCode } from './renew-check-in-code.ts'
import { requireSeatByCheckInCode } from './seat-store.ts'
import { viewSeat } from './seat-view.ts'

const tags = ['areas']

export function checkInCodeRoutes(app: App, { db, guard, now }: RouteDeps): void {
  app.post(
    '/seats/:seatId/check-in-code',
    {
      schema: {
        tags,
        summary: 'Give a desk another code for its QR; the one before is no good any more',
        params: SeatParams,
        response: { 200: SeatView },
      },
      onRequest: guard.role('admin'),
    },
    async (request) =>
      viewSeat(await renewCheckInCode({ db, now }, request.params.seatId), principalOf(request)),
  )

  app.get(
    '/seats/check-in-codes/:code',
    {
      schema: {
        tags,
        summary: 'Which seat this is, for whoever scanned the QR on it',
        params: Type.Object({ code: Line(64) }),
        response: { 200: SeatPlace },
      },
      onRequest: guard.account,
    },
    async ({ params }) => {
      const seat = await requireSeatByCheckInCode(db, params.code)
      const area = await requireArea(db, seat.area_id)
      return {
        seat_id: seat.id,
        seat_number: seat.number,
        area_id: area.id,
        area_name: area.name,
        time_zone: area.time_zone,
      }
    },
  )
}
