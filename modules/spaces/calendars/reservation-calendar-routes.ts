import { writeCalendar } from '@balai/calendar/write-calendar.ts'
import type { App } from '@balai/http/app.ts'
import { principalOf } from '@balai/http/guard.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { ReservationParams } from '../reservations/contract.ts'
import { requireReadable } from '../reservations/reservation-access.ts'
import { ownEntry } from './read-feed.ts'

export function reservationCalendarRoutes(app: App, { db, guard }: RouteDeps): void {
  app.get(
    '/reservations/:reservationId/calendar.ics',
    {
      schema: {
        tags: ['calendars'],
        summary: 'One reservation for a calendar; saved again, it replaces what was saved before',
        params: ReservationParams,
        response: { 200: CalendarAnswer },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const reservation = await requireReadable(db, principalOf(request), request.params.reservationId)
      return reply
        .headers({
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': `attachment; filename="${reservation.code}.ics"`,
        })
        .send(writeCalendar([ownEntry(reservation)]))
    },
  )
}

const CalendarAnswer = {
  description: 'A calendar (RFC 5545) with one reservation; its UID stays the same',
  content: { 'text/calendar': { schema: Type.String() } },
}
