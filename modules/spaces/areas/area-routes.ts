import { requireScope } from '@balai/contract/require-scope.ts'
import { Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import type { Guard } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { SortedText } from '@balai/http/page-key.ts'
import { Type } from 'typebox'
import { listOpeningHours } from '../hours/opening-store.ts'
import { requireStaff } from '../staff.ts'
import { listAreas } from './area-list-store.ts'
import { datesAround, viewAreaNow } from './area-now.ts'
import { requireArea } from './area-store.ts'
import { viewArea } from './area-view.ts'
import { changeArea } from './change-area.ts'
import { AreaPage, AreaParams, AreaPatch, AreaQuery, AreaView, NewArea } from './contract.ts'
import { type CreateAreaDeps, createArea } from './create-area.ts'
import { retireArea } from './retire-area.ts'

const tags = ['areas']

export function areaRoutes(app: App, deps: CreateAreaDeps & { readonly guard: Guard }): void {
  const { db, guard, now } = deps

  app.get(
    '/areas',
    {
      schema: {
        tags,
        summary: 'The areas of the house, by name, and how many seats are free in each',
        querystring: AreaQuery,
        response: { 200: AreaPage },
      },
      onRequest: guard.optional,
    },
    async ({ principal, query }) => {
      requireScope(principal, 'reservations:read')
      if (query.retired === true) requireStaff(principal)
      return await readPage(query, {
        key: Type.Tuple([SortedText, Uuid]),
        list: (after, limit) =>
          listAreas(db, {
            kind: query.kind ?? null,
            retired: query.retired ?? false,
            after,
            limit,
            now: now(),
            dates: datesAround(now()),
          }),
        keyOf: ({ name_key, id }): [string, string] => [name_key, id],
        view: (area) => viewAreaNow(area, now()),
      })
    },
  )

  app.post(
    '/areas',
    {
      schema: { tags, summary: 'Open an area', body: NewArea, response: { 201: AreaView } },
      onRequest: guard.role('admin'),
      config: { idempotent: true },
    },
    async (request, reply) => {
      const { area, hours } = await createArea(deps, request.body)
      return reply.code(201).header('location', `${app.prefix}/areas/${area.id}`).send(viewArea(area, hours))
    },
  )

  app.get(
    '/areas/:areaId',
    {
      schema: {
        tags,
        summary: 'One area, with its hours and rules',
        params: AreaParams,
        response: { 200: AreaView },
      },
      onRequest: guard.optional,
    },
    async ({ principal, params }) => {
      requireScope(principal, 'reservations:read')
      const area = await requireArea(db, params.areaId)
      return viewArea(area, await listOpeningHours(db, area.id))
    },
  )

  app.patch(
    '/areas/:areaId',
    {
      schema: {
        tags,
        summary: 'Change an area and its rules',
        description: 'New rules hold for what is reserved from now on.',
        params: AreaParams,
        body: AreaPatch,
        response: { 200: AreaView },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params, body }) => {
      const area = await changeArea(deps, params.areaId, body)
      return viewArea(area, await listOpeningHours(db, area.id))
    },
  )

  app.delete(
    '/areas/:areaId',
    {
      schema: {
        tags,
        summary: 'Close an area for good',
        description: '409 `has_reservations`: something is still to come there, `reservations` of them.',
        params: AreaParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params }, reply) => {
      await retireArea(deps, params.areaId)
      return reply.code(204).send(null)
    },
  )
}
