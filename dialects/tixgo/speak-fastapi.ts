import { type AnswerFailure, answerErrors, sendFailure } from '@balai/http/answer-errors.ts'
import type { App } from '@balai/http/app.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fromAjv, missingBody, unprocessable } from './fastapi-errors.ts'

/** Routes of this plugin validate and fail as those of a service made with FastAPI do. */
export function speakFastApi(scope: App, answer: AnswerFailure): void {
  answerErrors(scope, answer)
  scope.setSchemaErrorFormatter(fromAjv)
  scope.addHook('preValidation', async ({ routeOptions, body }) => {
    if (routeOptions.schema?.body !== undefined && (body ?? null) === null) throw unprocessable([missingBody])
  })
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]

/**
 * Answers in the dialect's words what is asked of its `paths` with another method than theirs, and of `others`, below
 * which there is nothing: the program's own answers for these are problem documents.
 */
export function refuseUnknown(
  scope: App,
  answer: AnswerFailure,
  { paths, others }: { readonly paths: Paths; readonly others: readonly string[] },
): void {
  const refuse = (kind: keyof typeof messages, request: FastifyRequest, reply: FastifyReply) => {
    const code = kind === 'not_found' ? 'route_not_found' : kind
    sendFailure(answer, { kind, code, message: messages[kind], details: {} }, request, reply)
  }
  for (const [url, allowed] of Object.entries(paths)) {
    scope.route({
      url,
      method: methods.filter((method) => !allowed.includes(method)),
      schema: { hide: true },
      handler: (request, reply) =>
        refuse('method_not_allowed', request, reply.header('allow', allowed.join(', '))),
    })
  }
  for (const url of others) {
    scope.route({
      url,
      method: [...methods],
      handler: (request, reply) => refuse('not_found', request, reply),
    })
  }
}

/** What there is. */
export type Paths = Readonly<Record<string, readonly Method[]>>

/** FastAPI's own words. */
const messages = { not_found: 'Not Found', method_not_allowed: 'Method Not Allowed' } as const
