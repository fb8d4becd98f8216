import { Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { ReservationParams, ReservationView } from '../reservations/contract.ts'
import { viewReservation } from '../reservations/reservation-view.ts'
import { holderOf } from '../reservations/who-asks.ts'
import { acceptOffer } from './accept-offer.ts'
import { EntryParams, NewWaitlistEntry, WaitlistEntry, WaitlistPage, WaitlistQuery } from './contract.ts'
import { listEntries } from './entry-store.ts'
import { joinWaitlist } from './join-waitlist.ts'
import { leaveWaitlist } from './leave-waitlist.ts'
import { viewEntry } from './views.ts'

const tags = ['waitlist']

export function waitlistRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.post(
    '/waitlist-entries',
    {
      schema: {
        tags,
        summary: 'Wait for a seat, first come first served',
        description:
          'Whoever waited longest is offered what becomes free, exclusively and for some minutes. ' +
          '409 `seat_free`, with `seats`: there is one to take right now. 422 `reservation_refused`: as of a reservation.',
        body: NewWaitlistEntry,
        response: { 201: WaitlistEntry },
      },
      onRequest: guard.account,
      config: { idempotent: true },
    },
    async (request, reply) => {
      const entry = await joinWaitlist(deps, holderOf(accountOf(request)), request.body)
      return reply
        .code(201)
        .header('location', `${app.prefix}/waitlist-entries/${entry.id}`)
        .send(viewEntry(entry))
    },
  )

  app.get(
    '/waitlist-entries',
    {
      schema: {
        tags,
        summary: 'What the caller waits for, newest first',
        querystring: WaitlistQuery,
        response: { 200: WaitlistPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const { account_id: holderId } = holderOf(accountOf(request))
      const { open = false } = request.query
      return await readPage(request.query, {
        key: Uuid,
        list: (before, limit) => listEntries(db, { holderId, open, before, limit }),
        keyOf: ({ id }) => id,
        view: viewEntry,
      })
    },
  )

  app.delete(
    '/waitlist-entries/:entryId',
    {
      schema: {
        tags,
        summary: 'Wait no longer, or decline the offer',
        params: EntryParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      await leaveWaitlist(deps, accountOf(request), request.params.entryId)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/reservations/:reservationId/acceptance',
    {
      schema: {
        tags,
        summary: 'Accept an offer from the waitlist',
        description: '409 `offer_expired`: it passed on. To decline it, cancel the reservation.',
        params: ReservationParams,
        response: { 200: ReservationView },
      },
      onRequest: guard.account,
      config: { idempotent: true },
    },
    async (request) =>
      viewReservation(await acceptOffer(deps, accountOf(request), request.params.reservationId)),
  )
}
