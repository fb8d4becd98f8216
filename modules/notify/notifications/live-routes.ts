import type { App } from '@balai/http/app.ts'
import { accountIdOf } from '@balai/http/guard.ts'
import { EventStreamAnswer, type EventStreamOptions, openEventStream } from '@balai/http/sse.ts'
import type { RouteDeps } from '../deps.ts'
import { languageFor } from '../people/language.ts'
import type { LiveInboxes } from './live-inboxes.ts'
import { watchInbox } from './watch-inbox.ts'

interface LiveDeps extends RouteDeps {
  readonly inboxes: LiveInboxes
  readonly streams: Pick<EventStreamOptions, 'heartbeatMs'>
}

export function liveRoutes(app: App, deps: LiveDeps): void {
  const { guard, streams } = deps

  app.get(
    '/notifications/live',
    {
      schema: {
        tags: ['notifications'],
        summary: 'My notifications while they come, as server-sent events',
        description:
          'First a `snapshot` {unread}; then a `notification` {notification, unread} each, and `unread` {unread} when ' +
          'some were read elsewhere. Whoever comes back with Last-Event-ID gets what was missed, or a new snapshot.',
        response: { 200: EventStreamAnswer },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const watcher = { accountId: accountIdOf(request), locale: await languageFor(deps, request) }
      const stillAllowed = async () => {
        await guard.account(request)
        return true
      }
      return await openEventStream(request, reply, (stream) => watchInbox(deps, watcher, stream), {
        ...streams,
        stillAllowed,
      })
    },
  )
}
