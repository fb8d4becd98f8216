import { Uuid } from '@balai/contract/schema.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf, type Guard } from '@balai/http/guard.ts'
import { pageOf } from '@balai/http/page.ts'
import { decodePageKey } from '@balai/http/page-key.ts'
import { EventParams } from '../events/contract.ts'
import { requireCrewEvent } from '../events/event-access.ts'
import { findEvent } from '../events/event-store.ts'
import type { AttendanceTables } from '../tables.ts'
import { LogPage, LogQuery, MyCheckInsQuery } from './contract.ts'
import { listCheckInsBy, listScans } from './log-store.ts'
import { scannerOf } from './rules.ts'
import { viewLogEntry } from './scan-answer.ts'

const tags = ['door']

export function scanLogRoutes(
  app: App,
  deps: { readonly db: Db<AttendanceTables>; readonly guard: Guard },
): void {
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
      const { limit = 50, page_key, result, gate, ticket } = request.query
      const scans = await listScans(db, event.id, {
        result: result ?? null,
        gate: gate ?? null,
        ticketKey: ticket ?? null,
        before: decodePageKey(Uuid, page_key),
        limit: limit + 1,
      })
      const page = pageOf(scans, limit, ({ id }) => id)
      return { ...page, data: page.data.map(viewLogEntry) }
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
      const { limit = 50, page_key, event_id } = request.query
      const before = decodePageKey(Uuid, page_key)
      const event = event_id === undefined ? null : await findEvent(db, event_id)
      if (event_id !== undefined && event === null) return { data: [], next_page_key: null }
      const filter = { eventId: event?.id ?? null, before, limit: limit + 1 }
      const scans = await listCheckInsBy(db, scannerOf(accountOf(request)).username, filter)
      const page = pageOf(scans, limit, ({ id }) => id)
      return { ...page, data: page.data.map(viewLogEntry) }
    },
  )
}
