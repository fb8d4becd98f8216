import { AppError } from '@balai/contract/app-error.ts'
import type { App } from '@balai/http/app.ts'
import type { Guard } from '@balai/http/guard.ts'
import { sendStored } from '@balai/http/send-stored.ts'
import { Type } from 'typebox'
import { listOpeningHours } from '../hours/opening-store.ts'
import { acceptPictures, PictureBody, pictureOf } from '../pictures/accept-pictures.ts'
import { requireArea } from './area-store.ts'
import { viewArea } from './area-view.ts'
import { AreaParams, AreaView, PlanPictureQuery } from './contract.ts'
import {
  type PlanPictureDeps,
  planPictureKey,
  putPlanPicture,
  removePlanPicture,
} from './keep-plan-picture.ts'

const tags = ['areas']

export function planPictureRoutes(app: App, deps: PlanPictureDeps & { readonly guard: Guard }): void {
  const { db, blob, guard } = deps

  acceptPictures(app, (scope) => {
    scope.put(
      '/areas/:areaId/plan-picture',
      {
        schema: {
          tags,
          summary: 'Lay a picture beneath the plan of an area: JPEG, PNG or WebP, up to 12 MiB',
          params: AreaParams,
          body: PictureBody,
          response: { 200: AreaView },
        },
        onRequest: guard.role('admin'),
      },
      async (request) => {
        const area = await putPlanPicture(deps, request.params.areaId, pictureOf(request))
        return viewArea(area, await listOpeningHours(db, area.id))
      },
    )
  })

  app.get(
    '/areas/:areaId/plan-picture',
    {
      schema: {
        tags,
        summary:
          'What lies beneath the plan of an area; for anybody, as a page shows it by its address alone',
        params: AreaParams,
        querystring: PlanPictureQuery,
        response: {
          200: { content: { 'image/webp': { schema: Type.Any() } } },
          304: Type.Unsafe<undefined>(Type.Null()),
        },
      },
      onRequest: guard.optional,
    },
    async (request, reply) => {
      const { version } = request.query
      const { plan_picture } = await requireArea(db, request.params.areaId)
      if (plan_picture === null || (version !== undefined && version !== plan_picture))
        throw pictureNotFound()
      return await sendStored(request, reply, {
        key: planPictureKey(plan_picture),
        isVersioned: version !== undefined,
        read: (key) => blob.read(key),
      })
    },
  )

  app.delete(
    '/areas/:areaId/plan-picture',
    {
      schema: {
        tags,
        summary: 'Take the picture beneath the plan of an area away',
        params: AreaParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.role('admin'),
    },
    async ({ params }, reply) => {
      await removePlanPicture(deps, params.areaId)
      return reply.code(204).send(null)
    },
  )
}

const pictureNotFound = () =>
  new AppError('not_found', 'plan_picture_not_found', 'This area has no such picture, or another one by now.')
