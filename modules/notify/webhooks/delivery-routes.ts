import { Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { type GatedRequest, type Guard, principalOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import type { WebhookDeliveryRow } from '../tables.ts'
import { requireDelivery, requireWebhook } from './access.ts'
import {
  DeliveryDetail,
  DeliveryPage,
  DeliveryParams,
  DeliveryQuery,
  DeliveryView,
  WebhookParams,
} from './contract.ts'
import { listAttempts, listDeliveries } from './delivery-store.ts'
import type { WebhookDeps } from './deps.ts'
import { ownerOf } from './owner.ts'
import { redeliver } from './redeliver.ts'
import { sendPing } from './send-ping.ts'
import { viewDelivery, viewDetail } from './views.ts'

const tags = ['webhooks']

/** What was sent to an endpoint, and what it said. */
export function webhookDeliveryRoutes(app: App, deps: WebhookDeps & { readonly guard: Guard }): void {
  const { db } = deps
  const onRequest = deps.guard.scope('webhooks:manage')
  const ownerBehind = (request: GatedRequest) => ownerOf(principalOf(request))
  const pathOf = ({ webhook_id, id }: WebhookDeliveryRow) =>
    `${app.prefix}/webhooks/${webhook_id}/deliveries/${id}`

  app.post(
    '/webhooks/:id/test',
    {
      schema: {
        tags,
        summary: 'Send a ping, and see in its delivery what the endpoint says',
        params: WebhookParams,
        response: { 201: DeliveryView },
      },
      onRequest,
      config: { idempotent: true, rate: 'costly' },
    },
    async (request, reply) => {
      const ping = await sendPing(deps, ownerBehind(request), request.params.id)
      return reply.code(201).header('location', pathOf(ping)).send(viewDelivery(ping))
    },
  )

  app.get(
    '/webhooks/:id/deliveries',
    {
      schema: {
        tags,
        summary: 'What was sent or waits to be, newest first; kept for 30 days',
        params: WebhookParams,
        querystring: DeliveryQuery,
        response: { 200: DeliveryPage },
      },
      onRequest,
    },
    async (request) => {
      const webhook = await requireWebhook(db, ownerBehind(request), request.params.id)
      const { state = null } = request.query
      return await readPage(request.query, {
        key: Uuid,
        list: (before, limit) => listDeliveries(db, webhook.id, { state, before, limit }),
        keyOf: ({ id }) => id,
        view: viewDelivery,
      })
    },
  )

  app.get(
    '/webhooks/:id/deliveries/:deliveryId',
    {
      schema: {
        tags,
        summary: 'One delivery, with its attempts',
        params: DeliveryParams,
        response: { 200: DeliveryDetail },
      },
      onRequest,
    },
    async (request) => {
      const { id, deliveryId } = request.params
      await requireWebhook(db, ownerBehind(request), id)
      const delivery = await requireDelivery(db, id, deliveryId)
      return viewDetail(delivery, await listAttempts(db, delivery.id))
    },
  )

  app.post(
    '/webhooks/:id/deliveries/:deliveryId/redelivery',
    {
      schema: {
        tags,
        summary: 'Send a delivery again, under the same id',
        params: DeliveryParams,
        response: { 202: DeliveryView },
      },
      onRequest,
      config: { idempotent: true, rate: 'costly' },
    },
    async (request, reply) => {
      const { id, deliveryId } = request.params
      const delivery = await redeliver(deps, ownerBehind(request), id, deliveryId)
      return reply.code(202).header('location', pathOf(delivery)).send(viewDelivery(delivery))
    },
  )
}
