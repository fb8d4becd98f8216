import { PageQuery } from '@balai/contract/schema.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf, type Guard } from '@balai/http/guard.ts'
import { pageOf } from '@balai/http/page.ts'
import { decodePageKey } from '@balai/http/page-key.ts'
import { Type } from 'typebox'
import { EventParams } from '../events/contract.ts'
import { requireEvent, requireEventsScope } from '../events/event-access.ts'
import type { AttendanceTables } from '../tables.ts'
import { addTicketType } from './add-ticket-type.ts'
import { changeTicketType } from './change-ticket-type.ts'
import { NewTicketType, TicketTypePage, TicketTypePatch, TicketTypeView, TypeParams } from './contract.ts'
import { removeTicketType } from './remove-ticket-type.ts'
import { listTicketTypes } from './ticket-type-store.ts'
import { viewTicketType } from './ticket-view.ts'

interface Deps {
  readonly db: Db<AttendanceTables>
  readonly now: () => Date
  readonly guard: Guard
}

const tags = ['tickets']
/** The last ordinal, a smallint. */
const PageKey = Type.Integer({ minimum: 0, maximum: 32_767 })

export function ticketTypeRoutes(app: App, deps: Deps): void {
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
      requireEventsScope(principal)
      const { event } = await requireEvent(deps, params.eventId, principal)
      const limit = query.limit ?? 50
      const after = decodePageKey(PageKey, query.page_key) ?? 0
      const types = await listTicketTypes(db, event.id, { after, limit: limit + 1 })
      const page = pageOf(types, limit, ({ ordinal }) => ordinal)
      return { ...page, data: page.data.map(viewTicketType) }
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
