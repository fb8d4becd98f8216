import { Instant, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { Db } from '@balai/db/open-database.ts'
import { listDeadLetters } from '@balai/events/dead-letter-store.ts'
import { discardDeadLetter, replayDeadLetter } from '@balai/events/dead-letters.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf, type GatedRequest, type Guard } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import type { Identity } from '@balai/identity/module.ts'
import { type Static, Type } from 'typebox'

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

interface DeadLetterDeps {
  readonly db: Db<object>
  readonly guard: Guard
  /** Keeps the audit log; null where it is not hosted here. */
  readonly identity: Pick<Identity, 'audit'> | null
}

/** What failed for good, for an admin to see, replay or discard: events of all modules, so no module's own routes. */
export function deadLetterRoutes(app: App, deps: DeadLetterDeps): void {
  const { db } = deps
  const onRequest = deps.guard.role('admin')

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
    async (request, reply) => {
      await settle(deps, request, 'dead_letter.replayed', replayDeadLetter)
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
    async (request, reply) => {
      await settle(deps, request, 'dead_letter.discarded', discardDeadLetter)
      return reply.code(204).send(null)
    },
  )
}

type DeadLetterRequest = GatedRequest & { readonly ip: string; readonly params: Static<typeof Params> }

/** The act and its entry in the audit log are one transaction. */
async function settle(
  { db, identity }: DeadLetterDeps,
  request: DeadLetterRequest,
  action: Parameters<Identity['audit']>[2],
  act: typeof replayDeadLetter,
): Promise<void> {
  const { id } = request.params
  const by = { account: accountOf(request), address: request.ip }
  await db.transaction().execute(async (tx) => {
    await act(tx, id)
    await identity?.audit(tx, by, action, { kind: 'dead_letter', id, name: id })
  })
}
