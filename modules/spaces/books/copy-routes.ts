import { PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { addCopy } from './add-copy.ts'
import { changeCopy } from './change-copy.ts'
import { CopyPage, CopyParams, CopyPatch, CopyView, NewCopy, TitleParams } from './contract.ts'
import { listCopies } from './copy-store.ts'
import { viewCopy } from './copy-view.ts'
import { retireCopy } from './retire-copy.ts'
import { requireTitle } from './title-store.ts'

const tags = ['books']

export function copyRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.get(
    '/titles/:titleId/copies',
    {
      schema: {
        tags,
        summary: 'The copies of a title',
        params: TitleParams,
        querystring: PageQuery,
        response: { 200: CopyPage },
      },
      onRequest: guard.scope('reservations:read'),
    },
    async ({ params, query }) => {
      const { id } = await requireTitle(db, params.titleId)
      return await readPage(query, {
        key: Uuid,
        list: (after, limit) => listCopies(db, id, after, limit),
        keyOf: (copy) => copy.id,
        view: viewCopy,
      })
    },
  )

  app.post(
    '/titles/:titleId/copies',
    {
      schema: {
        tags,
        summary: 'Add a copy of a title',
        params: TitleParams,
        body: NewCopy,
        response: { 201: CopyView },
      },
      onRequest: guard.role('admin'),
      config: { idempotent: true },
    },
    async ({ params, body }, reply) => {
      const copy = await addCopy(deps, params.titleId, body)
      return reply
        .code(201)
        .header('location', `${app.prefix}/titles/${copy.title_id}/copies`)
        .send(viewCopy(copy))
    },
  )

  app.patch(
    '/copies/:copyId',
    {
      schema: {
        tags,
        summary: 'Change a copy, or take it out of service for a while',
        params: CopyParams,
        body: CopyPatch,
        response: { 200: CopyView },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params, body }) => viewCopy(await changeCopy(deps, params.copyId, body)),
  )

  app.delete(
    '/copies/:copyId',
    {
      schema: {
        tags,
        summary: 'Take a copy out of the library',
        params: CopyParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params }, reply) => {
      await retireCopy(deps, params.copyId)
      return reply.code(204).send(null)
    },
  )
}
