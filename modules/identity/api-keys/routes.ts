import { PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import { callerAt } from '../audit/acts.ts'
import type { AccountDeps, Guarded } from '../deps.ts'
import { listApiKeys, type StoredApiKey } from './api-key-store.ts'
import { type ApiKey, ApiKeyPage, IssuedApiKey, NewApiKey } from './contract.ts'
import { issueApiKey } from './issue-api-key.ts'
import { revokeApiKey } from './revoke-api-key.ts'

const tags = ['api-keys']

export function apiKeyRoutes(app: App, deps: AccountDeps & Guarded): void {
  const { guard } = deps

  app.get(
    '/api-keys',
    {
      schema: {
        tags,
        summary: 'API keys, newest first, without the keys themselves',
        querystring: PageQuery,
        response: { 200: ApiKeyPage },
      },
      onRequest: guard.role('admin'),
    },
    ({ query }) =>
      readPage(query, {
        key: Uuid,
        list: (before, limit) => listApiKeys(deps.db, before, limit),
        keyOf: ({ id }) => id,
        view: apiKeyOfRow,
      }),
  )

  app.post(
    '/api-keys',
    {
      schema: {
        tags,
        summary: 'Issue an API key; it is shown this once',
        body: NewApiKey,
        response: { 201: IssuedApiKey },
      },
      onRequest: guard.role('admin'),
      config: { idempotent: true },
    },
    async (request, reply) => {
      const by = callerAt(accountOf(request), request.ip)
      const issued = await issueApiKey(deps, request.body, by)
      return reply
        .code(201)
        .headers({ 'cache-control': 'no-store', location: `${app.prefix}/api-keys/${issued.id}` })
        .send(issued)
    },
  )

  app.delete(
    '/api-keys/:id',
    {
      schema: {
        tags,
        summary: 'Revoke an API key at once',
        params: Type.Object({ id: Uuid }),
        response: { 204: Type.Null() },
      },
      onRequest: guard.role('admin'),
    },
    async (request, reply) => {
      await revokeApiKey(deps, request.params.id, callerAt(accountOf(request), request.ip))
      return reply.code(204).send(null)
    },
  )
}

const apiKeyOfRow = (row: StoredApiKey): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  expires_at: row.expires_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at?.toISOString() ?? null,
})
