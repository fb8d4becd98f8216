import { PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { type GatedRequest, type Guard, principalOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import { holdWebhook, requireWebhook } from './access.ts'
import { changeWebhook } from './change-webhook.ts'
import {
  NewWebhook,
  WebhookPage,
  WebhookParams,
  WebhookPatch,
  WebhookView,
  WebhookWithSecret,
} from './contract.ts'
import { createWebhook } from './create-webhook.ts'
import type { WebhookDeps } from './deps.ts'
import { actorOf, ownerOf } from './owner.ts'
import { renewSecret } from './renew-secret.ts'
import { tuneIn } from './tune-in.ts'
import { viewWebhook } from './views.ts'
import { deleteWebhook, listWebhooks } from './webhook-store.ts'

const tags = ['webhooks']

/** For admins, who see every endpoint, and for API keys with the scope, which see their own. */
export function webhookRoutes(app: App, deps: WebhookDeps & { readonly guard: Guard }): void {
  const { db } = deps
  const onRequest = deps.guard.scope('webhooks:manage')
  const callerOf = (request: GatedRequest) => {
    const principal = principalOf(request)
    return { owner: ownerOf(principal), by: actorOf(principal) }
  }

  app.get(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Endpoints that are told what happens, newest first',
        querystring: PageQuery,
        response: { 200: WebhookPage },
      },
      onRequest,
    },
    (request) =>
      readPage(request.query, {
        key: Uuid,
        list: (before, limit) => listWebhooks(db, callerOf(request).owner, before, limit),
        keyOf: ({ id }) => id,
        view: viewWebhook,
      }),
  )

  app.post(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Add an endpoint; its secret is shown this once',
        body: NewWebhook,
        response: { 201: WebhookWithSecret },
      },
      onRequest,
      config: { idempotent: true },
    },
    async (request, reply) => {
      const { webhook, secret } = await createWebhook(deps, callerOf(request), request.body)
      return reply
        .code(201)
        .headers({ 'cache-control': 'no-store', location: `${app.prefix}/webhooks/${webhook.id}` })
        .send({ ...viewWebhook(webhook), secret })
    },
  )

  app.get(
    '/webhooks/:id',
    {
      schema: { tags, summary: 'One endpoint', params: WebhookParams, response: { 200: WebhookView } },
      onRequest,
    },
    async (request) => viewWebhook(await requireWebhook(db, callerOf(request).owner, request.params.id)),
  )

  app.patch(
    '/webhooks/:id',
    {
      schema: {
        tags,
        summary: 'Change an endpoint, disable it, or make it active again',
        params: WebhookParams,
        body: WebhookPatch,
        response: { 200: WebhookView },
      },
      onRequest,
    },
    async (request) =>
      viewWebhook(await changeWebhook(deps, callerOf(request), request.params.id, request.body)),
  )

  app.delete(
    '/webhooks/:id',
    {
      schema: {
        tags,
        summary: 'Remove an endpoint, with what waits for it',
        params: WebhookParams,
        response: { 204: Type.Null() },
      },
      onRequest,
    },
    async (request, reply) => {
      await db.transaction().execute(async (tx) => {
        const { id } = await holdWebhook(tx, callerOf(request).owner, request.params.id)
        await deleteWebhook(tx, id)
        await tuneIn(tx)
      })
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/webhooks/:id/secret',
    {
      schema: {
        tags,
        summary: 'A new secret, shown this once; the one before signs too for a day',
        params: WebhookParams,
        response: { 201: WebhookWithSecret },
      },
      onRequest,
      config: { idempotent: true },
    },
    async (request, reply) => {
      const { webhook, secret } = await renewSecret(deps, callerOf(request), request.params.id)
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...viewWebhook(webhook), secret })
    },
  )
}
