import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import type { RouteDeps } from '../deps.ts'
import { EventParams } from '../events/contract.ts'
import { requireManagerEvent } from '../events/event-access.ts'
import { PeopleFound, PeopleQuery } from './contract.ts'
import { searchPeople } from './person-store.ts'

export function peopleRoutes(app: App, deps: RouteDeps): void {
  app.get(
    '/events/:eventId/people',
    {
      schema: {
        tags: ['events'],
        summary: 'People to pick for the crew or as holders, for the managers of an event',
        description:
          'Ten at most. Those who go by their e-mail are not found here: whoever knows it can name them by it.',
        params: EventParams,
        querystring: PeopleQuery,
        response: { 200: PeopleFound },
      },
      onRequest: deps.guard.account,
    },
    async (request) => {
      await requireManagerEvent(deps, request.params.eventId, accountOf(request))
      return { data: await searchPeople(deps.db, request.query.q) }
    },
  )
}
