import { sendFailure } from '@balai/http/answer-errors.ts'
import type { App } from '@balai/http/app.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerTixgo } from './answer-tixgo.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof methods)[number]

const authPaths = {
  '/auth/register': ['POST'],
  '/auth/login': ['POST'],
  '/auth/me': ['GET'],
} as const
const attendancePaths = {
  '/checkins': ['GET', 'POST'],
  '/attendance/:event_id': ['GET'],
} as const

/**
 * Answers in this dialect what is asked of its paths with another method, and of paths below them that there are not:
 * the program's own answers for these are problem documents.
 */
export function refuseUnknown(
  scope: App,
  mounted: { readonly auth: boolean; readonly attendance: boolean },
): void {
  if (mounted.auth) {
    refuseOtherMethods(scope, authPaths)
    refuseOtherPaths(scope, ['/auth'])
  }
  if (mounted.attendance) {
    refuseOtherMethods(scope, attendancePaths)
    refuseOtherPaths(scope, ['/checkins', '/attendance'])
  }
}

function refuseOtherMethods(scope: App, paths: Readonly<Record<string, readonly Method[]>>): void {
  for (const [url, allowed] of Object.entries(paths)) {
    scope.route({
      url,
      method: methods.filter((method) => !allowed.includes(method)),
      handler: (request, reply) =>
        refuse('method_not_allowed', request, reply.header('allow', allowed.join(', '))),
    })
  }
}

function refuseOtherPaths(scope: App, roots: readonly string[]): void {
  // the slash by itself, because a parameter would take the nothing after it for an id
  for (const url of roots.flatMap((root) => [`${root}/`, `${root}/*`])) {
    scope.route({
      url,
      method: [...methods],
      handler: (request, reply) => refuse('not_found', request, reply),
    })
  }
}

/** FastAPI's own words. */
const messages = { not_found: 'Not Found', method_not_allowed: 'Method Not Allowed' } as const

function refuse(kind: keyof typeof messages, request: FastifyRequest, reply: FastifyReply): void {
  const code = kind === 'not_found' ? 'route_not_found' : kind
  sendFailure(answerTixgo, { kind, code, message: messages[kind], details: {} }, request, reply)
}
