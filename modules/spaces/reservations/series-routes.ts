import type { App } from '@balai/http/app.ts'
import { principalOf } from '@balai/http/guard.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { cancelSeries } from './cancel-series.ts'
import { MadeSeries, NewSeries, SeriesParams, SeriesView } from './contract.ts'
import { makeSeries } from './make-series.ts'
import { readSeries } from './read-series.ts'

const tags = ['reservations']

export function seriesRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.post(
    '/reservation-series',
    {
      schema: {
        tags,
        summary: 'The same seat at the same time, week after week',
        body: NewSeries,
        response: { 201: MadeSeries },
      },
      onRequest: guard.scope('reservations:write'),
      config: { idempotent: true },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const { id, skipped } = await makeSeries(deps, principal, request.body)
      const series = await readSeries(db, principal, id)
      return reply
        .code(201)
        .header('location', `${app.prefix}/reservation-series/${id}`)
        .send({ ...series, skipped: [...skipped] })
    },
  )

  app.get(
    '/reservation-series/:seriesId',
    {
      schema: { tags, summary: 'A series', params: SeriesParams, response: { 200: SeriesView } },
      onRequest: guard.scope('reservations:read'),
    },
    async (request) => await readSeries(db, principalOf(request), request.params.seriesId),
  )

  app.delete(
    '/reservation-series/:seriesId',
    {
      schema: {
        tags,
        summary: 'Cancel those of a series that have not begun',
        params: SeriesParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.scope('reservations:write'),
    },
    async (request, reply) => {
      await cancelSeries(deps, principalOf(request), request.params.seriesId)
      return reply.code(204).send(null)
    },
  )
}
