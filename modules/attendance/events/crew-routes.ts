import { PageQuery } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { CrewMember, CrewPage, CrewParams, CrewPost, EventParams } from './contract.ts'
import { findNamed, listCrew, type NamedCrewMember } from './crew-store.ts'
import { requireCrewEvent } from './event-access.ts'
import { putCrewMember } from './put-crew-member.ts'
import { removeCrewMember } from './remove-crew-member.ts'

const tags = ['events']
const PageKey = Type.String({ pattern: '^[^\\u0000]*$' })

export function crewRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.get(
    '/events/:eventId/crew',
    {
      schema: {
        tags,
        summary: 'Who works at this event, by login name',
        params: EventParams,
        querystring: PageQuery,
        response: { 200: CrewPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const { event } = await requireCrewEvent(deps, request.params.eventId, accountOf(request))
      return await readPage(request.query, {
        key: PageKey,
        list: (after, limit) => listCrew(db, event.id, after, limit),
        keyOf: ({ username }) => username,
        view: viewMember,
      })
    },
  )

  app.put(
    '/events/:eventId/crew/:username',
    {
      schema: {
        tags,
        summary: 'Post somebody at this event',
        description:
          'By the username, or by an e-mail that its owner has verified. 422 `unknown_account`: nobody has it.',
        params: CrewParams,
        body: CrewPost,
        response: { 200: CrewMember },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const { eventId, username } = request.params
      const member = await putCrewMember(deps, accountOf(request), eventId, username, request.body)
      return viewMember(await findNamed(db, member))
    },
  )

  app.delete(
    '/events/:eventId/crew/:username',
    {
      schema: {
        tags,
        summary: 'Take somebody off the crew',
        params: CrewParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      const { eventId, username } = request.params
      await removeCrewMember(deps, accountOf(request), eventId, username)
      return reply.code(204).send(null)
    },
  )
}

function viewMember(member: NamedCrewMember): CrewMember {
  return { ...member, added_at: member.added_at.toISOString() }
}
