import type { App } from '@balai/http/app.ts'
import { CsvBody, csvOf, takeCsv } from '@balai/http/csv-upload.ts'
import { accountOf } from '@balai/http/guard.ts'
import type { RouteDeps } from '../deps.ts'
import { EventParams } from '../events/contract.ts'
import type { TicketImportRow } from '../tables.ts'
import { ImportQuery, ImportView } from './contract.ts'
import { findImport } from './import-store.ts'
import { viewImport } from './import-view.ts'
import { receiveGuestList } from './receive-guest-list.ts'

export function uploadRoute(app: App, deps: RouteDeps): void {
  takeCsv(app, (scope) => {
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
          body: CsvBody,
          response: { 202: ImportView },
        },
        onRequest: deps.guard.account,
        config: { idempotent: true },
      },
      async (request, reply) => {
        const { params, query } = request
        const id = await receiveGuestList(
          deps,
          accountOf(request),
          params.eventId,
          query,
          csvOf(request.body),
        )
        const row = (await findImport(deps.db, id)) as TicketImportRow
        return reply.code(202).header('location', `${scope.prefix}/imports/${id}`).send(viewImport(row))
      },
    )
  })
}
