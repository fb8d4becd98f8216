import { requireScope } from '@balai/contract/require-scope.ts'
import { PageQuery } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { EventParams } from '../events/contract.ts'
import { requireEvent } from '../events/event-access.ts'
import { addTicketType } from './add-ticket-type.ts'
import { changeTicketType } from './change-ticket-type.ts'
import { NewTicketType, TicketTypePage, TicketTypePatch, TicketTypeView, TypeParams } from './contract.ts'
import { removeTicketType } from './remove-ticket-type.ts'
import { listTicketTypes } from './ticket-type-store.ts'
import { viewTicketType } from './ticket-view.ts'

const tags = ['tickets']
/** The last ordinal, a smallint. */
const PageKey = Type.Integer({ minimum: 0, maximum: 32_767 })

export function ticketTypeRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.get(
    '/events/:eventId/ticket-types',
    {
      schema: {
        tags,
        summary: 'Which kinds of ticket an event has',
        params: EventParams,
        querystring: PageQuery,
        response: { 200: TicketTypePage },
      },
      onRequest: guard.optional,
    },
    async ({ principal, params, query }) => {
      requireScope(principal, 'events:read')
      const { event } = await requireEvent(deps, params.eventId, principal)
      return await readPage(query, {
        key: PageKey,
        list: (after, limit) => listTicketTypes(db, event.id, { after: after ?? 0, limit }),
        keyOf: ({ ordinal }) => ordinal,
        view: viewTicketType,
      })
    },
  )

  app.post(
    '/events/:eventId/ticket-types',
    {
      schema: {
        tags,
        summary: 'Add a kind of ticket',
        params: EventParams,
        body: NewTicketType,
        response: { 201: TicketTypeView },
      },
      onRequest: guard.account,
      config: { idempotent: true },
    },
    async (request, reply) => {
      const type = await addTicketType(deps, accountOf(request), request.params.eventId, request.body)
      return reply.code(201).send(viewTicketType(type))
    },
  )

  app.patch(
    '/events/:eventId/ticket-types/:typeId',
    {
      schema: {
        tags,
        summary: 'Change a kind of ticket',
        params: TypeParams,
        body: TicketTypePatch,
        response: { 200: TicketTypeView },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const { eventId, typeId } = request.params
      return viewTicketType(await changeTicketType(deps, accountOf(request), eventId, typeId, request.body))
    },
  )

  app.delete(
    '/events/:eventId/ticket-types/:typeId',
    {
      schema: {
        tags,
        summary: 'Remove a kind of ticket that was never issued',
        params: TypeParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const { eventId, typeId } = request.params
      await removeTicketType(deps, accountOf(request), eventId, typeId)
      return reply.code(204).send(null)
    },
  )
}
