import { PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountIdOf, accountOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { holderOf } from '../reservations/who-asks.ts'
import { NewSeatWatch, SeatWatch, SeatWatchPage, WatchParams } from './contract.ts'
import { viewWatch } from './views.ts'
import { watchSeat } from './watch-seat.ts'
import { deleteWatch, listWatches } from './watch-store.ts'

const tags = ['waitlist']

export function watchRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.post(
    '/seat-watches',
    {
      schema: {
        tags,
        summary: 'Be told once when a seat is free for everybody',
        description: '409 `seat_free`, with `seats`: there is one right now.',
        body: NewSeatWatch,
        response: { 201: SeatWatch },
      },
      onRequest: guard.account,
      config: { idempotent: true },
    },
    async (request, reply) => {
      const watch = await watchSeat(deps, holderOf(accountOf(request)), request.body)
      return reply
        .code(201)
        .header('location', `${app.prefix}/seat-watches/${watch.id}`)
        .send(viewWatch(watch))
    },
  )

  app.get(
    '/seat-watches',
    {
      schema: {
        tags,
        summary: 'What the caller watches or has watched, newest first',
        querystring: PageQuery,
        response: { 200: SeatWatchPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const watcher = accountIdOf(request)
      return await readPage(request.query, {
        key: Uuid,
        list: (before, limit) => listWatches(db, watcher, before, limit),
        keyOf: ({ id }) => id,
        view: viewWatch,
      })
    },
  )

  app.delete(
    '/seat-watches/:watchId',
    {
      schema: { tags, summary: 'Stop watching', params: WatchParams, response: { 204: Type.Null() } },
      onRequest: guard.account,
    },
    async (request, reply) => {
      await deleteWatch(db, accountIdOf(request), request.params.watchId)
      return reply.code(204).send(null)
    },
  )
}
