import { Readable } from 'node:stream'
import { PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { Listener } from '@balai/db/listen.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { EventStreamAnswer, type EventStreamOptions, openEventStream } from '@balai/http/sse.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { EventParams } from '../events/contract.ts'
import { requireManagerEvent } from '../events/event-access.ts'
import { attachment, CsvAnswer } from '../streamed-answers.ts'
import { ImportErrorPage, ImportPage, ImportParams, ImportView } from './contract.ts'
import { exportErrors } from './export-errors.ts'
import { listImportErrors, listImports } from './import-store.ts'
import { viewImport } from './import-view.ts'
import { requireImport } from './require-import.ts'
import { uploadRoute } from './upload-route.ts'
import { watchImport } from './watch-import.ts'

interface ImportDeps extends RouteDeps {
  readonly listener: Listener
  readonly streams: Pick<EventStreamOptions, 'heartbeatMs'>
}

const tags = ['imports']
/** The last line, an integer of PostgreSQL. */
const LineKey = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export function importRoutes(app: App, deps: ImportDeps): void {
  const { db, guard, streams } = deps
  uploadRoute(app, deps)

  app.get(
    '/events/:eventId/imports',
    {
      schema: {
        tags,
        summary: 'The imports of an event, newest first',
        params: EventParams,
        querystring: PageQuery,
        response: { 200: ImportPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const event = await requireManagerEvent(deps, request.params.eventId, accountOf(request))
      return await readPage(request.query, {
        key: Uuid,
        list: (before, limit) => listImports(db, event.id, before, limit),
        keyOf: ({ id }) => id,
        view: viewImport,
      })
    },
  )

  app.get(
    '/imports/:importId',
    {
      schema: { tags, summary: 'How far an import is', params: ImportParams, response: { 200: ImportView } },
      onRequest: guard.account,
    },
    async (request) => viewImport(await requireImport(db, request.params.importId, accountOf(request))),
  )

  app.get(
    '/imports/:importId/progress',
    {
      schema: {
        tags,
        summary: 'How far an import is, as it goes on: server-sent events snapshot, progress, done',
        params: ImportParams,
        response: { 200: EventStreamAnswer },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const { id } = await requireImport(db, request.params.importId, accountOf(request))
      const stillAllowed = async () => {
        await guard.account(request)
        await requireImport(db, id, accountOf(request))
        return true
      }
      return await openEventStream(request, reply, (stream) => watchImport(deps, id, stream), {
        ...streams,
        stillAllowed,
      })
    },
  )

  app.get(
    '/imports/:importId/errors',
    {
      schema: {
        tags,
        summary: 'The bad rows of an import, by line',
        params: ImportParams,
        querystring: PageQuery,
        response: { 200: ImportErrorPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const { id } = await requireImport(db, request.params.importId, accountOf(request))
      return await readPage(request.query, {
        key: LineKey,
        list: (after, limit) => listImportErrors(db, id, after ?? 0, limit),
        keyOf: ({ line }) => line,
      })
    },
  )

  app.get(
    '/imports/:importId/errors.csv',
    {
      schema: {
        tags,
        summary: 'The bad rows of an import as CSV',
        params: ImportParams,
        response: { 200: CsvAnswer },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const { id } = await requireImport(db, request.params.importId, accountOf(request))
      return reply.headers(attachment(`bad-rows-${id}.csv`)).send(Readable.from(exportErrors(db, id)))
    },
  )
}
