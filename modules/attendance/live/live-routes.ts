import type { Db } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import type { Guard } from '@balai/http/guard.ts'
import { openEventStream } from '@balai/http/sse.ts'
import { requireCrewEvent } from '../door/crew-event.ts'
import { EventParams } from '../events/contract.ts'
import type { AttendanceTables } from '../tables.ts'
import type { LiveBoards } from './live-boards.ts'

export function liveRoutes(
  app: App,
  deps: { readonly db: Db<AttendanceTables>; readonly guard: Guard; readonly boards: LiveBoards },
): void {
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
      },
      onRequest: deps.guard.account,
    },
    async (request, reply) => {
      const event = await requireCrewEvent(deps, request)
      return await openEventStream(request, reply, (stream) =>
        deps.boards.watch(event.id, stream.lastEventId, stream.send, stream.closed),
      )
    },
  )
}
