import { Readable } from 'node:stream'
import { AppError } from '@balai/contract/app-error.ts'
import { PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { Listener } from '@balai/db/listen.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf, type Guard } from '@balai/http/guard.ts'
import { pageOf } from '@balai/http/page.ts'
import { decodePageKey } from '@balai/http/page-key.ts'
import { openEventStream } from '@balai/http/sse.ts'
import { Type } from 'typebox'
import { EventParams } from '../events/contract.ts'
import { asManaged, requireEvent, requireManager } from '../events/event-access.ts'
import type { AttendanceTables, TicketImportRow } from '../tables.ts'
import { ImportErrorPage, ImportPage, ImportParams, ImportQuery, ImportView } from './contract.ts'
import { exportErrors } from './export-errors.ts'
import { findImport, listImportErrors, listImports } from './import-store.ts'
import { viewImport } from './import-view.ts'
import { receiveGuestList } from './receive-guest-list.ts'
import { requireImport } from './require-import.ts'
import { watchImport } from './watch-import.ts'

interface Deps {
  readonly db: Db<AttendanceTables>
  readonly listener: Listener
  readonly now: () => Date
  readonly guard: Guard
}

const tags = ['imports']
/** The last line, an integer of PostgreSQL. */
const LineKey = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export function importRoutes(app: App, deps: Deps): void {
  const { db, guard } = deps
  void app.register(async (scope) => uploadRoute(scope as unknown as App, deps))

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
      const account = accountOf(request)
      const { event } = await requireEvent(deps, request.params.eventId, account)
      await requireManager(deps, event, account)
      const { page_key, limit = 50 } = request.query
      const imports = await listImports(db, asManaged(event).id, decodePageKey(Uuid, page_key), limit + 1)
      const page = pageOf(imports, limit, ({ id }) => id)
      return { ...page, data: page.data.map(viewImport) }
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
        produces: ['text/event-stream'],
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const { id } = await requireImport(db, request.params.importId, accountOf(request))
      return await openEventStream(request, reply, (stream) => watchImport(deps, id, stream))
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
      const { page_key, limit = 50 } = request.query
      const after = decodePageKey(LineKey, page_key) ?? 0
      return pageOf(await listImportErrors(db, id, after, limit + 1), limit, ({ line }) => line)
    },
  )

  app.get(
    '/imports/:importId/errors.csv',
    {
      schema: {
        tags,
        summary: 'The bad rows of an import as CSV',
        params: ImportParams,
        produces: ['text/csv'],
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const { id } = await requireImport(db, request.params.importId, accountOf(request))
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="bad-rows-${id}.csv"`)
        .send(Readable.from(exportErrors(db, id)))
    },
  )
}

/** In a plugin of its own, because its body is CSV and is read as it comes. */
function uploadRoute(scope: App, deps: Deps): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('text/csv', (request, payload, done) => {
    done(null, new Upload(payload, request.headers['content-length']))
  })
  scope.addContentTypeParser('*', (_request, _payload, done) => {
    done(new AppError('unsupported_media_type', 'unsupported_media_type', 'Send the file as text/csv.'))
  })

  scope.post(
    '/events/:eventId/imports',
    {
      schema: {
        tags,
        summary: 'Import a guest list: CSV in UTF-8 whose first line names the columns',
        description:
          'Columns: `name` (needed), `email`, `username`, `type`, `code`, in any order; others are left alone. Up to 200,000 rows.',
        params: EventParams,
        querystring: ImportQuery,
        body: { content: { 'text/csv': { schema: Type.Any() } } },
        response: { 202: ImportView },
      },
      onRequest: deps.guard.account,
      config: { idempotent: true },
    },
    async (request, reply) => {
      const { params, query, body } = request
      if (!(body instanceof Upload)) throw new AppError('invalid', 'empty_file', 'The file is empty.')
      const id = await receiveGuestList(deps, accountOf(request), params.eventId, query, body.bytes)
      const row = (await findImport(deps.db, id)) as TicketImportRow
      return reply.code(202).header('location', `${scope.prefix}/imports/${id}`).send(viewImport(row))
    },
  )
}

/** What an Idempotency-Key compares of a file is its length: the file itself is never in hand. */
class Upload {
  readonly bytes: AsyncIterable<Buffer>
  readonly #length: string | undefined

  constructor(bytes: AsyncIterable<Buffer>, length: string | undefined) {
    this.bytes = bytes
    this.#length = length
  }

  toJSON(): object {
    return { content_length: this.#length }
  }
}
