import { STATUS_CODES } from 'node:http'
import type { AppError, ErrorKind } from '@balai/contract/app-error.ts'
import { Type } from 'typebox'

/** What a surface puts into its own words: a refusal that was foreseen, or `internal` for a bug, which tells nothing. */
export type Failure = Pick<AppError, 'code' | 'message' | 'details'> & {
  readonly kind: ErrorKind | 'method_not_allowed' | 'internal'
}

/** RFC 9457, with a stable `code` for programs and the request's id for support. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  request_id: Type.String(),
  errors: Type.Optional(
    Type.Array(
      Type.Object({ path: Type.String(), message: Type.String(), rule: Type.Optional(Type.String()) }),
    ),
  ),
})

const statuses: Readonly<Record<Failure['kind'], number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  unprocessable: 422,
  rate_limited: 429,
  internal: 500,
  upstream_failed: 502,
  unavailable: 503,
  upstream_timeout: 504,
}

export const statusOf = (kind: Failure['kind']): number => statuses[kind]

/** `type` is about:blank, which by the RFC leaves the title to the status; the code says which problem it is. */
export function problemOf(failure: Failure, request: { readonly id: string }): Record<string, unknown> {
  const { errors, extensions } = failure.details
  const status = statusOf(failure.kind)
  return {
    ...extensions,
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    code: failure.code,
    detail: failure.message,
    request_id: request.id,
    ...(errors === undefined ? {} : { errors }),
  }
}
