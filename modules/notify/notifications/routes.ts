import type { App } from '@balai/http/app.ts'
import { accountIdOf } from '@balai/http/guard.ts'
import { readPage } from '@balai/http/page.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { languageFor } from '../people/language.ts'
import { NotificationPage, NotificationQuery, ReadMark, UnreadCount } from './contract.ts'
import { markRead } from './mark-read.ts'
import { listNotifications, readInbox } from './notification-store.ts'
import { viewNotification } from './notification-view.ts'

const tags = ['notifications']
/** An integer of PostgreSQL. */
const NumberKey = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export function notificationRoutes(app: App, deps: RouteDeps): void {
  const { db, guard } = deps

  app.get(
    '/notifications',
    {
      schema: {
        tags,
        summary: 'What I was told, newest first',
        querystring: NotificationQuery,
        response: { 200: NotificationPage },
      },
      onRequest: guard.account,
    },
    async (request) => {
      const accountId = accountIdOf(request)
      const { unread = false } = request.query
      const locale = await languageFor(deps, request)
      return await readPage(request.query, {
        key: NumberKey,
        list: (before, limit) => listNotifications(db, { accountId, unread, before, limit }),
        keyOf: ({ number }) => number,
        view: (row) => viewNotification(row, locale),
      })
    },
  )

  app.get(
    '/notifications/unread-count',
    {
      schema: { tags, summary: 'How many of them wait to be read', response: { 200: UnreadCount } },
      onRequest: guard.account,
    },
    async (request) => ({ unread: (await readInbox(db, accountIdOf(request))).unread }),
  )

  app.post(
    '/notifications/read',
    {
      schema: {
        tags,
        summary: 'Say which of them I have read',
        body: ReadMark,
        response: { 200: UnreadCount },
      },
      onRequest: guard.account,
    },
    async (request) => ({ unread: await markRead(deps, accountIdOf(request), request.body) }),
  )
}
