import { Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import type { RouteDeps } from '../deps.ts'
import { EventParams } from '../events/contract.ts'
import { requireCrewEvent } from '../events/event-access.ts'
import { findEvent } from '../events/event-store.ts'
import { LogPage, LogQuery, MyCheckInsQuery } from './contract.ts'
import { listCheckInsBy, listScans } from './log-store.ts'
import { scannerOf } from './rules.ts'
import { viewLogEntry } from './scan-answer.ts'

const tags = ['door']

export function scanLogRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.get(
    '/events/:eventId/check-ins',
    {
      schema: {
        tags,
        summary: 'The log of the doors, newest first, refusals too',
        params: EventParams,
        querystring: LogQuery,
        response: { 200: LogPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const { event } = await requireCrewEvent(deps, request.params.eventId, accountOf(request))
      const { result = null, gate = null, ticket: ticketKey = null } = request.query
      return await readPage(request.query, {
        key: Uuid,
        list: (before, limit) => listScans(db, event.id, { result, gate, ticketKey, before, limit }),
        keyOf: ({ id }) => id,
        view: viewLogEntry,
      })
    },
  )

  app.get(
    '/me/check-ins',
    {
      schema: {
        tags,
        summary: 'The check-ins that the caller made, newest first',
        querystring: MyCheckInsQuery,
        response: { 200: LogPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const { event_id } = request.query
      const { username } = scannerOf(accountOf(request))
      const event = event_id === undefined ? null : await findEvent(db, event_id)
      if (event_id !== undefined && event === null) return { data: [], next_page_key: null }
      const eventId = event?.id ?? null
      return await readPage(request.query, {
        key: Uuid,
        list: (before, limit) => listCheckInsBy(db, username, { eventId, before, limit }),
        keyOf: ({ id }) => id,
        view: viewLogEntry,
      })
    },
  )
}
