import { requireScope } from '@balai/contract/require-scope.ts'
import type { App } from '@balai/http/app.ts'
import type { RouteDeps } from '../deps.ts'
import { attachment, CalendarAnswer } from '../streamed-answers.ts'
import { EventParams } from './contract.ts'
import { asManaged, requireEvent } from './event-access.ts'
import { writeEventCalendar } from './write-event-calendar.ts'

export function calendarRoutes(app: App, deps: RouteDeps): void {
  app.get(
    '/events/:eventId/calendar.ics',
    {
      schema: {
        tags: ['events'],
        summary: 'The event for a calendar, for whoever may see it',
        params: EventParams,
        response: { 200: CalendarAnswer },
      },
      onRequest: deps.guard.optional,
    },
    async ({ principal, params }, reply) => {
      requireScope(principal, 'events:read')
      const event = asManaged((await requireEvent(deps, params.eventId, principal)).event)
      return reply.headers(attachment(`${event.code}.ics`, 'text/calendar')).send(writeEventCalendar(event))
    },
  )
}
