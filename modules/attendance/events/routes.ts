import type { Principal } from '@balai/contract/principal.ts'
import { requireScope } from '@balai/contract/require-scope.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf, type Guard } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import { changeEvent } from './change-event.ts'
import { EventPage, EventParams, EventPatch, EventQuery, EventView, NewEvent } from './contract.ts'
import { type CreateEventDeps, createEvent } from './create-event.ts'
import { deleteEvent } from './delete-event.ts'
import { findCrewPass, requireEvent } from './event-access.ts'
import { type EventViewer, type ListedEvent, listEvents } from './event-list-store.ts'
import { eventPageKeys, pageKeyOf } from './event-order.ts'
import { viewEvent } from './event-view.ts'
import { postHolderOf } from './rules.ts'

const tags = ['events']

export function eventRoutes(app: App, deps: CreateEventDeps & { readonly guard: Guard }): void {
  const { db, guard } = deps

  app.get(
    '/events',
    {
      schema: {
        tags,
        summary: 'What is on: published events, and the drafts of the caller',
        querystring: EventQuery,
        response: { 200: EventPage },
      },
      onRequest: guard.optional,
    },
    async ({ principal, query }) => {
      requireScope(principal, 'events:read')
      const viewer = viewerOf(principal)
      const { sort = 'starts_at' } = query
      return await readPage(query, {
        key: eventPageKeys[sort],
        list: (after, limit) =>
          listEvents(db, {
            viewer,
            mine: query.mine ?? false,
            status: query.status ?? null,
            text: query.q ?? null,
            endsFrom: query.from === undefined ? null : new Date(query.from),
            startsBefore: query.to === undefined ? null : new Date(query.to),
            sort,
            after: after === null ? null : { value: after[1], id: after[2] },
            limit,
          }),
        keyOf: pageKeyOf(sort),
        view: (event) => viewEvent(event, roleIn(event, viewer)),
      })
    },
  )

  app.post(
    '/events',
    {
      schema: { tags, summary: 'Create an event', body: NewEvent, response: { 201: EventView } },
      onRequest: guard.role('committee', 'admin'),
      config: { idempotent: true },
    },
    async (request, reply) => {
      const event = await createEvent(deps, accountOf(request), request.body)
      return reply
        .code(201)
        .header('location', `${app.prefix}/events/${event.id}`)
        .send(viewEvent(event, 'manager'))
    },
  )

  app.get(
    '/events/:eventId',
    {
      schema: {
        tags,
        summary: 'One event, by its id or code',
        params: EventParams,
        response: { 200: EventView },
      },
      onRequest: guard.optional,
    },
    async ({ principal, params }) => {
      requireScope(principal, 'events:read')
      const { event, pass } = await requireEvent(deps, params.eventId, principal)
      return viewEvent(event, pass?.role ?? null)
    },
  )

  app.patch(
    '/events/:eventId',
    {
      schema: {
        tags,
        summary: 'Change or cancel an event',
        params: EventParams,
        body: EventPatch,
        response: { 200: EventView },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const account = accountOf(request)
      const event = await changeEvent(deps, account, request.params.eventId, request.body)
      const pass = await findCrewPass(deps, event, account)
      return viewEvent(event, pass?.role ?? null)
    },
  )

  app.delete(
    '/events/:eventId',
    {
      schema: {
        tags,
        summary: 'Delete a draft that has no tickets',
        params: EventParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      await deleteEvent(deps, accountOf(request), request.params.eventId)
      return reply.code(204).send(null)
    },
  )
}

function viewerOf(principal: Principal | null): EventViewer | null {
  if (principal?.kind !== 'account') return null
  return { isAdmin: principal.role === 'admin', account: postHolderOf(principal) }
}

function roleIn(event: ListedEvent, viewer: EventViewer | null): ListedEvent['my_role'] {
  return viewer?.isAdmin ? 'manager' : event.my_role
}
