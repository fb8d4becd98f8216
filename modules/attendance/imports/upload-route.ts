import { AppError } from '@balai/contract/app-error.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { EventParams } from '../events/contract.ts'
import type { TicketImportRow } from '../tables.ts'
import { ImportQuery, ImportView } from './contract.ts'
import { findImport } from './import-store.ts'
import { viewImport } from './import-view.ts'
import { receiveGuestList } from './receive-guest-list.ts'

/** In a plugin of its own, because its body is CSV and is read as it comes. */
export function uploadRoute(app: App, deps: RouteDeps): void {
  void app.register(async (scope) => acceptUploads(scope as App, deps))
}

function acceptUploads(scope: App, deps: RouteDeps): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('text/csv', (request, payload, done) => {
    done(null, new Upload(payload, request.headers['content-length']))
  })
  scope.addContentTypeParser('*', (_request, _payload, done) => {
    done(new AppError('unsupported_media_type', 'unsupported_media_type', 'Send the file as text/csv.'))
  })
  // what is left of a file that was refused half way would be taken for the next request on its connection
  scope.addHook('onSend', async (request, reply) => {
    if (!request.raw.complete) reply.header('connection', 'close')
  })

  scope.post(
    '/events/:eventId/imports',
    {
      schema: {
        tags: ['imports'],
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
