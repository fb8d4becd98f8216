import { Readable } from 'node:stream'
import { PageQuery } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { hasAlready } from '@balai/http/if-none-match.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { EventParams } from '../events/contract.ts'
import { asManaged, requireCrewEvent, requireManagerEvent } from '../events/event-access.ts'
import { requireEventKeys } from '../events/event-key-store.ts'
import { loginName } from '../events/rules.ts'
import { attachment, CsvAnswer } from '../streamed-answers.ts'
import {
  IssuedTickets,
  OfflinePack,
  TicketExportQuery,
  TicketIssue,
  TicketPage,
  TicketQuery,
  WalletPage,
} from './contract.ts'
import { exportTickets } from './export-tickets.ts'
import { issueTickets } from './issue-tickets.ts'
import { readOfflinePack } from './read-offline-pack.ts'
import { maySeeQr } from './ticket-access.ts'
import { listTickets } from './ticket-list-store.ts'
import { pageKeyOf, ticketPageKeys } from './ticket-order.ts'
import { viewTicket, viewWalletTicket } from './ticket-view.ts'
import { WalletKey, walletCursorOf, walletKeyOf } from './wallet-order.ts'
import { listHeldTickets } from './wallet-store.ts'

const tags = ['tickets']

/** The tickets of an event, and those of the caller. */
export function ticketListRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.post(
    '/events/:eventId/tickets',
    {
      schema: {
        tags,
        summary: 'Issue tickets: all that are asked for, or none',
        params: EventParams,
        body: TicketIssue,
        response: { 201: IssuedTickets },
      },
      onRequest: guard.account,
      config: { idempotent: true },
    },
    async (request, reply) => {
      const tickets = await issueTickets(deps, accountOf(request), request.params.eventId, request.body)
      const data = await Promise.all(
        tickets.map(async (ticket) => viewTicket(ticket, await requireEventKeys(db, ticket.event_id))),
      )
      return reply.code(201).send({ data })
    },
  )

  app.get(
    '/events/:eventId/tickets',
    {
      schema: {
        tags,
        summary: 'The tickets of an event, for its crew',
        params: EventParams,
        querystring: TicketQuery,
        response: { 200: TicketPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const account = accountOf(request)
      const { event, pass } = await requireCrewEvent(deps, request.params.eventId, account)
      const keys = await requireEventKeys(db, asManaged(event).id)
      const { q: text = null, status = null, type_id: typeId = null, sort = 'created_at' } = request.query
      return await readPage(request.query, {
        key: ticketPageKeys[sort],
        list: (last, limit) => {
          const after = last === null ? null : { holder: last[1], id: last[2] }
          return listTickets(db, event.id, { text, status, typeId, sort, after, limit })
        },
        keyOf: pageKeyOf(sort),
        view: (ticket) => viewTicket(ticket, maySeeQr(ticket, pass, account) ? keys : null),
      })
    },
  )

  app.get(
    '/events/:eventId/tickets.csv',
    {
      schema: {
        tags,
        summary: 'The guest list as CSV, which an import takes back',
        params: EventParams,
        querystring: TicketExportQuery,
        response: { 200: CsvAnswer },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const event = await requireManagerEvent(deps, request.params.eventId, accountOf(request))
      const keys = await requireEventKeys(db, event.id)
      return reply
        .headers(attachment(`tickets-${event.code}.csv`))
        .send(Readable.from(exportTickets(db, event.id, keys, request.query.status ?? null)))
    },
  )

  app.get(
    '/events/:eventId/offline-pack',
    {
      schema: {
        tags,
        summary: 'What a phone needs to verify tickets without network, for the crew',
        params: EventParams,
        response: { 200: OfflinePack, 304: Type.Unsafe<undefined>(Type.Null()) },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const { pack, etag } = await readOfflinePack(deps, accountOf(request), request.params.eventId)
      reply.header('etag', etag).header('cache-control', 'private, no-cache')
      return hasAlready(request.headers, etag) ? reply.code(304).send() : reply.send(pack)
    },
  )

  app.get(
    '/me/tickets',
    {
      schema: {
        tags,
        summary: 'My wallet: valid tickets with their QR; what comes next first, then what is past',
        querystring: PageQuery,
        response: { 200: WalletPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const username = loginName(accountOf(request).username)
      const now = deps.now()
      const page = await readPage(request.query, {
        key: WalletKey,
        list: (last, limit) => listHeldTickets(db, username, { ...walletCursorOf(last, now), limit }),
        keyOf: walletKeyOf,
      })
      const data = await Promise.all(
        page.data.map(async (ticket) =>
          viewWalletTicket(ticket, await requireEventKeys(db, ticket.event_id)),
        ),
      )
      return { ...page, data }
    },
  )
}
