import { PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { Type } from 'typebox'
import { idOf } from '../accounts/caller-id.ts'
import { requireAccount } from '../accounts/require-account.ts'
import { callerAt } from '../audit/acts.ts'
import type { AccountDeps, Guarded } from '../deps.ts'
import { SessionPage } from './contract.ts'
import { revokeAllSessions, revokeSession } from './end-sessions.ts'
import { pageOfSessions } from './page-of-sessions.ts'

const Params = Type.Object({ id: Uuid })

export function sessionRoutes(app: App, deps: AccountDeps & Guarded): void {
  const { guard } = deps

  app.get(
    '/me/sessions',
    {
      schema: {
        tags: ['me'],
        summary: 'Where I am logged in, newest first',
        querystring: PageQuery,
        response: { 200: SessionPage },
      },
      onRequest: guard.account,
    },
    (request) => pageOfSessions(deps, idOf(accountOf(request)), request.query, accountOf(request).sessionId),
  )

  app.delete(
    '/me/sessions',
    {
      schema: { tags: ['me'], summary: 'Log out everywhere', response: { 204: Type.Null() } },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const caller = accountOf(request)
      await revokeAllSessions(deps, idOf(caller), callerAt(caller, request.ip))
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/me/sessions/:id',
    {
      schema: {
        tags: ['me'],
        summary: 'End one of my sessions',
        params: Params,
        response: { 204: Type.Null() },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const caller = accountOf(request)
      const by = callerAt(caller, request.ip)
      await revokeSession(deps, { accountId: idOf(caller), sessionId: request.params.id, by })
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/accounts/:id/sessions',
    {
      schema: {
        tags: ['accounts'],
        summary: 'Where somebody is logged in',
        params: Params,
        querystring: PageQuery,
        response: { 200: SessionPage },
      },
      onRequest: guard.role('admin'),
    },
    async (request) => {
      const { id } = await requireAccount(deps.db, request.params.id)
      return await pageOfSessions(deps, id, request.query, accountOf(request).sessionId)
    },
  )

  app.delete(
    '/accounts/:id/sessions',
    {
      schema: {
        tags: ['accounts'],
        summary: 'Log somebody out everywhere',
        params: Params,
        response: { 204: Type.Null() },
      },
      onRequest: guard.role('admin'),
    },
    async (request, reply) => {
      await revokeAllSessions(deps, request.params.id, callerAt(accountOf(request), request.ip))
      return reply.code(204).send(null)
    },
  )
}
