import { AppError } from '@balai/contract/app-error.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { type Failure, problemOf, statusOf } from './problem.ts'
import { toAppError } from './to-app-error.ts'

export interface Answer {
  readonly status: number
  readonly body: unknown
  /** application/json unless told. */
  readonly contentType?: string
}

/** How a surface words a failure. `statusOf(failure.kind)` is the status that `/api/v1` gives it. */
export type AnswerFailure = (failure: Failure, request: FastifyRequest) => Answer

declare module 'fastify' {
  interface FastifyRequest {
    /** The code of the failure that was answered, for the log. */
    failureCode: string | null
  }
}

/**
 * Gives the routes of a plugin their own envelope for errors: those thrown in handlers, by gates, by validation and
 * by limits. Bugs are logged here, once, and reach `answer` as the kind `internal`, which tells nothing of them.
 */
export function answerErrors(app: App, answer: AnswerFailure): void {
  app.setErrorHandler((error, request, reply) =>
    sendFailure(answer, failureOf(error, request), request, reply),
  )
}

/** Sent as text, because a route's response schema would drop what it does not know. */
export function sendFailure(
  answer: AnswerFailure,
  failure: Failure,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { status, body, contentType } = answer(failure, request)
  request.failureCode = failure.code
  if (failure.details.retryAfter !== undefined) reply.header('retry-after', failure.details.retryAfter)
  if (status === statusOf('unauthenticated')) reply.header('www-authenticate', 'Bearer')
  reply
    .code(status)
    .header('content-type', contentType ?? 'application/json; charset=utf-8')
    .send(JSON.stringify(body))
}

export function failureOf(error: unknown, request: FastifyRequest): Failure {
  // before all else, because a database that hangs up looks the same
  if (isCutShort(error, request)) return incompleteBody()
  const refusal = toAppError(error)
  if (refusal?.code === 'database_unavailable') {
    request.log.warn({ err: error, request_id: request.id }, 'the database was away')
  }
  if (refusal !== null) return refusal
  request.log.error({ err: error, request_id: request.id }, 'a request met a bug')
  return {
    kind: 'internal',
    code: 'internal_error',
    message: 'Something went wrong on our side.',
    details: {},
  }
}

/** A body that a route reads as a stream ends in this error when its client leaves in the middle. */
const isCutShort = (error: unknown, request: FastifyRequest): boolean =>
  !request.raw.complete && error instanceof Error && 'code' in error && error.code === 'ECONNRESET'

const incompleteBody = () =>
  new AppError('invalid', 'incomplete_body', 'The connection ended before the body did.')

/** The envelope of Balai's own API, and of whatever belongs to no dialect. */
export const answerProblem: AnswerFailure = (failure, request) => ({
  status: statusOf(failure.kind),
  body: problemOf(failure, request),
  contentType: 'application/problem+json',
})
