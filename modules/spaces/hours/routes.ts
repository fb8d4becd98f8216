import { PlainDate, Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import { AreaParams } from '../areas/contract.ts'
import type { RouteDeps } from '../deps.ts'
import { addException } from './add-exception.ts'
import {
  NewOpeningException,
  OpeningException,
  OpeningExceptionPage,
  OpeningExceptionQuery,
  OpeningHours,
} from './contract.ts'
import { listExceptions, requireException } from './exception-store.ts'
import { removeException } from './remove-exception.ts'
import { setOpeningHours } from './set-opening-hours.ts'

const tags = ['areas']
const ExceptionParams = Type.Object({ exceptionId: Uuid })

export function hoursRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.put(
    '/areas/:areaId/opening-hours',
    {
      schema: {
        tags,
        summary: 'Say when an area is open, every week',
        description: 'Reservations that were made before stay as they are.',
        params: AreaParams,
        body: OpeningHours,
        response: { 200: OpeningHours },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params, body }) => ({ hours: await setOpeningHours(deps, params.areaId, body) }),
  )

  app.get(
    '/opening-exceptions',
    {
      schema: {
        tags,
        summary: 'Holidays and other dates with hours of their own, what is over soonest first',
        querystring: OpeningExceptionQuery,
        response: { 200: OpeningExceptionPage },
      },
      onRequest: guard.scope('reservations:read'),
    },
    async ({ query }) =>
      await readPage(query, {
        key: Type.Tuple([PlainDate, Uuid]),
        list: (after, limit) =>
          listExceptions(db, {
            areaId: query.area_id ?? null,
            lastsUntil: query.from ?? null,
            beginsBy: query.to ?? null,
            after,
            limit,
          }),
        keyOf: ({ to_date, id }): [string, string] => [to_date, id],
      }),
  )

  app.post(
    '/opening-exceptions',
    {
      schema: {
        tags,
        summary: 'Say that an area, or the whole house, has other hours on some dates',
        description:
          'What an area says of a date goes before what the house says. Reservations that were made before stay.',
        body: NewOpeningException,
        response: { 201: OpeningException },
      },
      onRequest: guard.role('admin'),
      config: { idempotent: true },
    },
    async ({ body }, reply) => {
      const exception = await addException(deps, body)
      return reply
        .code(201)
        .header('location', `${app.prefix}/opening-exceptions/${exception.id}`)
        .send(exception)
    },
  )

  app.get(
    '/opening-exceptions/:exceptionId',
    {
      schema: {
        tags,
        summary: 'One exception',
        params: ExceptionParams,
        response: { 200: OpeningException },
      },
      onRequest: guard.scope('reservations:read'),
    },
    async ({ params }) => await requireException(db, params.exceptionId),
  )

  app.delete(
    '/opening-exceptions/:exceptionId',
    {
      schema: {
        tags,
        summary: 'Take an exception back',
        params: ExceptionParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params }, reply) => {
      await removeException(deps, params.exceptionId)
      return reply.code(204).send(null)
    },
  )
}
