import type { AnswerFailure } from '@balai/http/answer-errors.ts'
import { type Failure, statusOf } from '@balai/http/problem.ts'
import type { FastifyRequest } from 'fastify'
import { bodyIsNoObject, type FastApiError, unreadableBody } from './fastapi-errors.ts'

export interface Word {
  /** Where the contract's status is not the one of the failure's kind. */
  readonly status?: number
  readonly say: (failure: Failure, request: FastifyRequest) => string
}

/** A contract's sentences for refusals, by code or else by kind; refusals without one keep their own sentence. */
export type Words = Readonly<Record<string, Word>>

/** The envelope of services made with FastAPI: `{"detail": ...}`, a sentence, or a list at a 422. */
export const answerFastApi =
  (words: Words): AnswerFailure =>
  (failure, request) => {
    const errors = validationErrors(failure)
    if (errors !== null) return { status: 422, body: { detail: errors } }
    const [status, detail] = sentence(words, failure, request)
    return { status, body: { detail } }
  }

/** A body that cannot be read is a validation error in the contract, whatever else HTTP would call it. */
function validationErrors({ kind, code, details }: Failure): readonly FastApiError[] | null {
  if (code === 'malformed_json') return [unreadableBody]
  if (kind === 'unsupported_media_type') return [bodyIsNoObject]
  const detail = details.extensions?.detail
  return kind === 'unprocessable' && Array.isArray(detail) ? detail : null
}

function sentence(
  words: Words,
  failure: Failure,
  request: FastifyRequest,
): readonly [status: number, detail: string] {
  const { kind, code, message, details } = failure
  const word = words[code] ?? words[kind]
  const detail = details.extensions?.detail
  if (typeof detail === 'string') return [statusOf(kind), detail]
  return [word?.status ?? statusOf(kind), word?.say(failure, request) ?? message]
}
