import { requireScope } from '@balai/contract/require-scope.ts'
import type { App } from '@balai/http/app.ts'
import { EventStreamAnswer, type EventStreamOptions, openEventStream } from '@balai/http/sse.ts'
import { requireArea } from '../areas/area-store.ts'
import { AreaParams } from '../areas/contract.ts'
import type { RouteDeps } from '../deps.ts'
import { localDateOf } from '../hours/wall-clock.ts'
import { Availability, AvailabilityQuery, DayParams, DayView, LiveQuery } from './contract.ts'
import type { DayBoards } from './day-boards.ts'
import { readAvailability } from './read-availability.ts'
import { readDay } from './read-day.ts'
import { checkDate, viewDay } from './rules.ts'

const tags = ['availability']

interface LiveDeps extends RouteDeps {
  readonly boards: DayBoards
  readonly streams: Pick<EventStreamOptions, 'heartbeatMs'>
}

export function liveRoutes(app: App, deps: LiveDeps): void {
  const { db, guard, now, boards, streams } = deps

  app.get(
    '/areas/:areaId/availability',
    {
      schema: {
        tags,
        summary: 'Which seats of an area are free from one instant to another',
        params: AreaParams,
        querystring: AvailabilityQuery,
        response: { 200: Availability },
      },
      onRequest: guard.scope('reservations:read'),
    },
    async ({ params, query }) => {
      const range = { from: new Date(query.from), to: new Date(query.to) }
      return await readAvailability(deps, params.areaId, range)
    },
  )

  app.get(
    '/areas/:areaId/days/:date',
    {
      schema: {
        tags,
        summary: 'An area on one date: when it is open, and when its seats are taken',
        description: 'For anybody: it does not say whose they are.',
        params: DayParams,
        response: { 200: DayView },
      },
      onRequest: guard.optional,
    },
    async ({ principal, params: { areaId, date } }) => {
      requireScope(principal, 'reservations:read')
      checkDate(date, now())
      return viewDay(await readDay(deps, areaId, date), now())
    },
  )

  app.get(
    '/areas/:areaId/live',
    {
      schema: {
        tags,
        summary: 'An area on one date while it changes, as server-sent events',
        description:
          'First a `snapshot`, as `days` answers it, then a `change` within a second: `seats` are those that look ' +
          'another way now, `open` is there when the hours are others, `gone` names seats that were taken away. ' +
          'Whoever comes back with Last-Event-ID gets the changes that were missed, or a new snapshot.',
        params: AreaParams,
        querystring: LiveQuery,
        response: { 200: EventStreamAnswer },
      },
      onRequest: guard.scope('reservations:read'),
    },
    async (request, reply) => {
      const area = await requireArea(db, request.params.areaId)
      const date = request.query.date ?? localDateOf(now(), area.time_zone)
      checkDate(date, now())
      return await openEventStream(
        request,
        reply,
        (stream) => boards.watch({ areaId: area.id, date }, stream),
        {
          ...streams,
          stillAllowed: async () => {
            await guard.scope('reservations:read')(request)
            return true
          },
        },
      )
    },
  )
}
