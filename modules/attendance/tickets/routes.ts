import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import type { RouteDeps } from '../deps.ts'
import { requireEventKeys } from '../events/event-key-store.ts'
import { NewHolder, TicketHandover, TicketParams, TicketView } from './contract.ts'
import { reissueTicket } from './reissue-ticket.ts'
import { revokeTicket } from './revoke-ticket.ts'
import { maySeeQr, requireTicket } from './ticket-access.ts'
import type { TypedTicket } from './ticket-store.ts'
import { viewHandover, viewTicket } from './ticket-view.ts'
import { transferTicket } from './transfer-ticket.ts'

const tags = ['tickets']

/** What is done with one ticket. */
export function ticketRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps
  const view = async (ticket: TypedTicket) => viewTicket(ticket, await requireEventKeys(db, ticket.event_id))

  app.get(
    '/tickets/:ticketId',
    {
      schema: {
        tags,
        summary: 'One ticket, for its holder and the crew',
        params: TicketParams,
        response: { 200: TicketView },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const account = accountOf(request)
      const { ticket, pass } = await requireTicket(deps, request.params.ticketId, account)
      return maySeeQr(ticket, pass, account) ? await view(ticket) : viewTicket(ticket, null)
    },
  )

  app.post(
    '/tickets/:ticketId/revocation',
    {
      schema: {
        tags,
        summary: 'Revoke a ticket',
        params: TicketParams,
        response: { 200: TicketView },
      },
      onRequest: guard.account,
    },
    async (request) => await view(await revokeTicket(deps, accountOf(request), request.params.ticketId)),
  )

  app.post(
    '/tickets/:ticketId/transfers',
    {
      schema: {
        tags,
        summary: 'Give a ticket to somebody else; its old code and QR die',
        params: TicketParams,
        body: NewHolder,
        response: { 201: TicketHandover },
      },
      onRequest: guard.account,
      config: { idempotent: true, rate: 'costly' },
    },
    async (request, reply) => {
      const { ticketId } = request.params
      const ticket = await transferTicket(deps, accountOf(request), ticketId, request.body)
      return reply.code(201).send(viewHandover(ticket, ticketId))
    },
  )

  app.post(
    '/tickets/:ticketId/reissues',
    {
      schema: {
        tags,
        summary: 'A new code and QR for the same holder; the old ones die',
        params: TicketParams,
        response: { 201: TicketView },
      },
      onRequest: guard.account,
      config: { idempotent: true, rate: 'costly' },
    },
    async (request, reply) => {
      const ticket = await reissueTicket(deps, accountOf(request), request.params.ticketId)
      return reply.code(201).send(await view(ticket))
    },
  )
}
