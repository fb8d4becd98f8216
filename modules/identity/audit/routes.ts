import { Instant, Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import type { AccountDeps, Guarded } from '../deps.ts'
import { listAuditEntries } from './audit-store.ts'
import { AuditPage, AuditQuery } from './contract.ts'

const Position = Type.Object({ at: Instant, id: Uuid })

export function auditRoutes(app: App, { db, guard }: AccountDeps & Guarded): void {
  app.get(
    '/audit-log',
    {
      schema: {
        tags: ['audit-log'],
        summary: 'Security-relevant acts, newest first',
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
      onRequest: guard.role('admin'),
    },
    ({ query }) =>
      readPage(query, {
        key: Position,
        list: (after, limit) => listAuditEntries(db, query, after, limit),
        keyOf: ({ at, id }) => ({ at, id }),
      }),
  )
}
