import { PageQuery, Uuid } from '@balai/contract/schema.ts'
import type { App } from '@balai/http/app.ts'
import { accountIdOf } from '@balai/http/guard.ts'
import { hasAlready } from '@balai/http/if-none-match.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import {
  type CalendarFeed,
  CalendarFeedPage,
  CalendarFeedParams,
  FeedTokenParams,
  IssuedCalendarFeed,
  NewCalendarFeed,
} from './contract.ts'
import { deleteFeed, listFeeds, type NamedFeed } from './feed-store.ts'
import { issueFeed } from './issue-feed.ts'
import { readFeed } from './read-feed.ts'

const tags = ['calendars']

export interface CalendarDeps extends RouteDeps {
  /** Where the house is reached; null: as whoever asks for a feed reached it. */
  readonly publicUrl: string | null
}

export function calendarRoutes(app: App, deps: CalendarDeps): void {
  const { db, guard, publicUrl } = deps

  app.post(
    '/calendar-feeds',
    {
      schema: {
        tags,
        summary: 'An address that a calendar can subscribe to; it is shown this once',
        body: NewCalendarFeed,
        response: { 201: IssuedCalendarFeed },
      },
      onRequest: guard.account,
      config: { idempotent: true },
    },
    async (request, reply) => {
      const { token, ...feed } = await issueFeed(deps, accountIdOf(request), request.body)
      const url = `${publicUrl ?? hostOf(request)}${app.prefix}/calendar-feeds/${token}.ics`
      return reply
        .code(201)
        .headers({ 'cache-control': 'no-store', location: `${app.prefix}/calendar-feeds/${feed.id}` })
        .send({ ...feed, url })
    },
  )

  app.get(
    '/calendar-feeds',
    {
      schema: {
        tags,
        summary: 'The caller’s calendar feeds, newest first, without their addresses',
        querystring: PageQuery,
        response: { 200: CalendarFeedPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const owner = accountIdOf(request)
      return await readPage(request.query, {
        key: Uuid,
        list: (before, limit) => listFeeds(db, owner, before, limit),
        keyOf: ({ id }) => id,
        view: viewFeed,
      })
    },
  )

  app.delete(
    '/calendar-feeds/:feedId',
    {
      schema: {
        tags,
        summary: 'Revoke a calendar feed at once',
        params: CalendarFeedParams,
        response: { 204: Type.Null() },
      },
      onRequest: guard.account,
    },
    async (request, reply) => {
      await deleteFeed(db, accountIdOf(request), request.params.feedId)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/calendar-feeds/:token.ics',
    {
      schema: {
        tags,
        summary: 'The feed itself, for whoever knows its address',
        description: 'Asked with `If-None-Match`, 304 when nothing is new.',
        params: FeedTokenParams,
        response: { 200: FeedAnswer, 304: Type.Unsafe<undefined>(Type.Null()) },
      },
      config: { rate: 'authentication' },
    },
    async ({ params, headers }, reply) => {
      const { calendar, etag } = await readFeed(deps, params.token)
      reply.headers({ etag, 'cache-control': 'private, max-age=300' })
      if (hasAlready(headers, etag)) return reply.code(304).send()
      return reply.header('content-type', 'text/calendar; charset=utf-8').send(calendar)
    },
  )
}

const FeedAnswer = {
  description: 'A calendar (RFC 5545) of reservations; their UIDs stay the same',
  content: { 'text/calendar': { schema: Type.String() } },
}

const hostOf = ({ protocol, host }: { readonly protocol: string; readonly host: string }) =>
  `${protocol}://${host}`

const viewFeed = (feed: NamedFeed): CalendarFeed => ({
  id: feed.id,
  kind: feed.seat_id === null ? 'mine' : 'seat',
  seat_id: feed.seat_id,
  seat_number: feed.seat_number,
  created_at: feed.created_at.toISOString(),
  last_used_at: feed.last_used_at?.toISOString() ?? null,
})
