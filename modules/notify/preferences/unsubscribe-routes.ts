import type { App } from '@balai/http/app.ts'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'
import { languageAskedFor } from '../people/rules.ts'
import { Unsubscribed, Unsubscription } from './contract.ts'
import { nameOfKind } from './preference-view.ts'
import { unsubscribe } from './unsubscribe.ts'
import type { UnsubscribeTokens } from './unsubscribe-token.ts'

interface UnsubscribeDeps extends RouteDeps {
  readonly unsubscribeTokens: UnsubscribeTokens
}

const tags = ['notifications']

/** For those who read a letter, and may not be logged in there. */
export function unsubscribeRoutes(app: App, deps: UnsubscribeDeps): void {
  app.post(
    '/notification-preferences/unsubscribe',
    {
      schema: {
        tags,
        summary: 'No more letters of the kind of this one',
        body: Unsubscription,
        response: { 200: Unsubscribed },
      },
    },
    async ({ body, headers }) => {
      const kind = await unsubscribe(deps, body.token)
      return { kind, name: nameOfKind(kind, languageAskedFor(headers['accept-language']) ?? 'id') }
    },
  )

  app.register(async (mailPrograms) => {
    // RFC 8058: a form that says what the address says already, sent by the reader's mail program
    mailPrograms.addContentTypeParser(
      ['application/x-www-form-urlencoded', 'multipart/form-data'],
      { parseAs: 'buffer', bodyLimit: 4_096 },
      (_request, _body, done) => done(null, undefined),
    )
    oneClickRoute(mailPrograms as App, deps)
  })
}

function oneClickRoute(app: App, deps: UnsubscribeDeps): void {
  const path = '/notification-preferences/one-click'

  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'The same, for mail programs (RFC 8058)',
        querystring: Unsubscription,
        response: { 204: Type.Null() },
      },
    },
    async ({ query }, reply) => {
      await unsubscribe(deps, query.token)
      return reply.code(204).send(null)
    },
  )

  app.get(
    path,
    {
      schema: {
        tags,
        summary: 'For mail programs that open the address: the page that asks first',
        querystring: Unsubscription,
        response: { 303: Type.Null() },
      },
    },
    async ({ query }, reply) => reply.redirect(`/unsubscribe#token=${encodeURIComponent(query.token)}`, 303),
  )
}
