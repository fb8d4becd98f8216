import { Instant, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { Db } from '@balai/db/open-database.ts'
import { listDeadLetters } from '@balai/events/dead-letter-store.ts'
import { discardDeadLetter, replayDeadLetter } from '@balai/events/dead-letters.ts'
import type { App } from '@balai/http/app.ts'
import type { Guard } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'

const DeadLetter = Type.Object({
  id: Uuid,
  consumer: Type.String(),
  event_id: Type.String(),
  event_name: Type.String(),
  payload: Type.Unknown(),
  error: Type.String(),
  tries: Type.Integer(),
  occurred_at: Instant,
  died_at: Instant,
})
const Key = Type.Object({ died_at: Instant, id: Uuid })
const Params = Type.Object({ id: Uuid })
const tags = ['dead letters']

/** What failed for good, for an admin to see, replay or discard: events of all modules, so no module's own routes. */
export function deadLetterRoutes(
  app: App,
  { db, guard }: { readonly db: Db<object>; readonly guard: Guard },
): void {
  const onRequest = guard.role('admin')

  app.get(
    '/dead-letters',
    {
      schema: {
        tags,
        summary: 'Events that a consumer gave up on',
        querystring: PageQuery,
        response: { 200: Page(DeadLetter) },
      },
      onRequest,
    },
    async ({ query }) =>
      readPage(query, {
        key: Key,
        list: (after, limit) => listDeadLetters(db, after, limit),
        keyOf: ({ died_at, id }) => ({ died_at, id }),
      }),
  )

  app.post(
    '/dead-letters/:id/replay',
    {
      schema: {
        tags,
        summary: 'Give the event to its consumer again',
        params: Params,
        response: { 204: Type.Null() },
      },
      onRequest,
    },
    async ({ params }, reply) => {
      await replayDeadLetter(db, params.id)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/dead-letters/:id',
    {
      schema: {
        tags,
        summary: 'Forget the event; its effect never happens',
        params: Params,
        response: { 204: Type.Null() },
      },
      onRequest,
    },
    async ({ params }, reply) => {
      await discardDeadLetter(db, params.id)
      return reply.code(204).send(null)
    },
  )
}
