import { AppError } from '@balai/contract/app-error.ts'
import type { App } from '@balai/http/app.ts'
import type { Guard } from '@balai/http/guard.ts'
import { sendStored } from '@balai/http/send-stored.ts'
import { Type } from 'typebox'
import { acceptPictures, PictureBody, pictureOf } from '../pictures/accept-pictures.ts'
import { CoverQuery, TitleParams, TitleView } from './contract.ts'
import { findCover } from './cover-store.ts'
import { type CoverDeps, coverKey, putCover, removeCover } from './keep-cover.ts'
import { viewTitle } from './title-view.ts'

const tags = ['books']

export function coverRoutes(app: App, deps: CoverDeps & { readonly guard: Guard }): void {
  const { db, blob, guard } = deps

  acceptPictures(app, (scope) => {
    scope.put(
      '/titles/:titleId/cover',
      {
        schema: {
          tags,
          summary: 'Give a title a cover: JPEG, PNG or WebP, up to 12 MiB and 40 million pixels',
          params: TitleParams,
          body: PictureBody,
          response: { 200: TitleView },
        },
        onRequest: guard.role('admin'),
      },
      async (request) => viewTitle(await putCover(deps, request.params.titleId, pictureOf(request))),
    )
  })

  app.get(
    '/titles/:titleId/cover',
    {
      schema: {
        tags,
        summary: 'The cover of a title; for anybody, as a page shows it by its address alone',
        params: TitleParams,
        querystring: CoverQuery,
        response: {
          200: { content: { 'image/webp': { schema: Type.Any() } } },
          304: Type.Unsafe<undefined>(Type.Null()),
        },
      },
      onRequest: guard.optional,
    },
    async (request, reply) => {
      const { size = 'large', version } = request.query
      const cover = await findCover(db, request.params.titleId)
      if (cover === null || (version !== undefined && version !== cover)) throw coverNotFound()
      return await sendStored(request, reply, {
        key: coverKey(cover, size),
        isVersioned: version !== undefined,
        read: (key) => blob.read(key),
      })
    },
  )

  app.delete(
    '/titles/:titleId/cover',
    {
      schema: {
        tags,
        summary: 'Take the cover of a title away',
        params: TitleParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params }, reply) => {
      await removeCover(deps, params.titleId)
      return reply.code(204).send(null)
    },
  )
}

const coverNotFound = () =>
  new AppError('not_found', 'cover_not_found', 'This title has no such cover, or has another one by now.')
