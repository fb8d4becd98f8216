import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { EventStreamAnswer, type EventStreamOptions, openEventStream } from '@balai/http/sse.ts'
import type { RouteDeps } from '../deps.ts'
import { EventParams } from '../events/contract.ts'
import { requireCrewEvent } from '../events/event-access.ts'
import type { LiveBoards } from './live-boards.ts'

interface LiveDeps extends RouteDeps {
  readonly boards: LiveBoards
  readonly streams: Pick<EventStreamOptions, 'heartbeatMs'>
}

export function liveRoutes(app: App, deps: LiveDeps): void {
  const { guard, boards, streams } = deps

  app.get(
    '/events/:eventId/live',
    {
      schema: {
        tags: ['live'],
        summary: 'The live board of an event, as server-sent events',
        description:
          'First a `snapshot`, then a `change` within a second of the scan. Whoever comes back with ' +
          'Last-Event-ID gets the changes that were missed, or a new snapshot.',
        params: EventParams,
        response: { 200: EventStreamAnswer },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const { event } = await requireCrewEvent(deps, request.params.eventId, accountOf(request))
      const stillAllowed = async () => {
        await guard.account(request)
        await requireCrewEvent(deps, event.id, accountOf(request))
        return true
      }
      return await openEventStream(request, reply, (stream) => boards.watch(event.id, stream), {
        ...streams,
        stillAllowed,
      })
    },
  )
}
