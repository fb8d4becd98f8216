import type { App } from '@balai/http/app.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { changeTitle } from './change-title.ts'
import { NewTitle, TitlePage, TitleParams, TitlePatch, TitleQuery, TitleView } from './contract.ts'
import { createTitle } from './create-title.ts'
import { isbnBeginnings } from './isbn-rules.ts'
import { retireTitle } from './retire-title.ts'
import { listTitles } from './title-list-store.ts'
import { titlePageKeyOf, titlePageKeys } from './title-order.ts'
import { requireTitle } from './title-store.ts'
import { viewTitle } from './title-view.ts'

const tags = ['books']

export function titleRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.get(
    '/titles',
    {
      schema: {
        tags,
        summary: 'The titles of the library, with their stock',
        querystring: TitleQuery,
        response: { 200: TitlePage },
      },
      onRequest: guard.scope('reservations:read'),
    },
    async ({ query }) => {
      const { q = null, tag = null, condition = null, free = false, sort = 'title' } = query
      return await readPage(query, {
        key: titlePageKeys[sort],
        list: (after, limit) =>
          listTitles(db, {
            words: q,
            isbnBeginnings: isbnBeginnings(q ?? ''),
            tag,
            condition,
            isFree: free,
            sort,
            after: after === null ? null : { value: after[1], id: after[2] },
            limit,
          }),
        keyOf: titlePageKeyOf(sort),
        view: viewTitle,
      })
    },
  )

  app.post(
    '/titles',
    {
      schema: {
        tags,
        summary: 'Add a title; its copies are added to it',
        body: NewTitle,
        response: { 201: TitleView },
      },
      onRequest: guard.role('admin'),
      config: { idempotent: true },
    },
    async (request, reply) => {
      const title = await createTitle(deps, request.body)
      return reply.code(201).header('location', `${app.prefix}/titles/${title.id}`).send(viewTitle(title))
    },
  )

  app.get(
    '/titles/:titleId',
    {
      schema: {
        tags,
        summary: 'One title, with its stock',
        params: TitleParams,
        response: { 200: TitleView },
      },
      onRequest: guard.scope('reservations:read'),
    },
    async ({ params }) => viewTitle(await requireTitle(db, params.titleId)),
  )

  app.patch(
    '/titles/:titleId',
    {
      schema: {
        tags,
        summary: 'Change a title',
        params: TitleParams,
        body: TitlePatch,
        response: { 200: TitleView },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params, body }) => viewTitle(await changeTitle(deps, params.titleId, body)),
  )

  app.delete(
    '/titles/:titleId',
    {
      schema: {
        tags,
        summary: 'Take a title and its copies out of the library',
        params: TitleParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params }, reply) => {
      await retireTitle(deps, params.titleId)
      return reply.code(204).send(null)
    },
  )
}
