import type { AppError, ErrorKind } from '@balai/contract/app-error.ts'
import { Type } from 'typebox'

/** What a surface puts into its own words: a refusal that was foreseen, or `internal` for a bug, which tells nothing. */
export type Failure = Pick<AppError, 'code' | 'message' | 'details'> & {
  readonly kind: ErrorKind | 'internal'
}

/** RFC 9457, with a stable `code` for programs and the request's id for support. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.String(),
    instance: Type.Optional(Type.String()),
    request_id: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { $id: 'Problem' },
)

const statuses: Record<Failure['kind'], readonly [status: number, title: string]> = {
  invalid: [400, 'Bad request'],
  unauthenticated: [401, 'Not authenticated'],
  forbidden: [403, 'Forbidden'],
  not_found: [404, 'Not found'],
  conflict: [409, 'Conflict'],
  too_large: [413, 'Too large'],
  unsupported_media_type: [415, 'Unsupported media type'],
  unprocessable: [422, 'Unprocessable'],
  rate_limited: [429, 'Too many requests'],
  internal: [500, 'Internal error'],
  upstream_failed: [502, 'An upstream failed'],
  unavailable: [503, 'Unavailable'],
  upstream_timeout: [504, 'An upstream did not answer'],
}

export const statusOf = (kind: Failure['kind']): number => statuses[kind][0]

/** The problem document of a failure. `type` is about:blank: the code says which problem it is. */
export function problemOf(failure: Failure, request: { readonly id: string }): Record<string, unknown> {
  const [status, title] = statuses[failure.kind]
  const { errors, extensions } = failure.details
  return {
    ...extensions,
    type: 'about:blank',
    title,
    status,
    code: failure.code,
    detail: failure.message,
    request_id: request.id,
    ...(errors === undefined ? {} : { errors }),
  }
}
