import { AppError, type ErrorKind } from '@balai/contract/app-error.ts'
import { isDatabaseAway } from '@balai/db/database-away.ts'
import type { FastifyError } from 'fastify'
import { fieldErrors } from './field-errors.ts'

/** What a thrown thing means to a caller, whichever surface answers; null when nobody foresaw it: a bug. */
export function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  if (!(error instanceof Error)) return null
  const { validation, validationContext, code, statusCode } = error as FastifyError
  if (validation !== undefined) {
    const errors = fieldErrors(validationContext ?? 'body', validation)
    return new AppError('invalid', 'validation_failed', summary(errors), { errors })
  }
  if (isDatabaseAway(error)) return databaseAway()
  return foreseen[code]?.() ?? toClientError(error, code, statusCode)
}

function summary(errors: readonly { path: string; message: string }[]): string {
  const [first] = errors
  if (first === undefined) return 'The request is not valid.'
  return `The request is not valid: ${first.path} ${first.message}.`
}

const foreseen: Readonly<Record<string, () => AppError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new AppError('too_large', 'body_too_large', 'The body is too large.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new AppError(
      'unsupported_media_type',
      'unsupported_media_type',
      'The body must be sent as application/json, and the header Content-Type must say so.',
    ),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new AppError('invalid', 'incomplete_body', 'The body is shorter or longer than Content-Length says.'),
  FST_ERR_BAD_URL: () => new AppError('invalid', 'malformed_url', 'The URL is not validly encoded.'),
  FST_ERR_MAX_PARAM_LENGTH: () => new AppError('invalid', 'url_too_long', 'A part of the URL is too long.'),
}

const databaseAway = () =>
  new AppError('unavailable', 'database_unavailable', 'The database cannot be reached just now.', {
    retryAfter: 5,
  })

const kinds: Readonly<Record<number, ErrorKind>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
}

/** Other 4xx that Fastify and its plugins throw (multipart, static files, a body cut short) say what is wrong. */
function toClientError(error: Error, code: string | undefined, status: number | undefined): AppError | null {
  if (status === undefined || status < 400 || status >= 500) return null
  const ownCode = code?.startsWith('FST_') ? code.replace(/^FST_(ERR_)?/, '').toLowerCase() : 'bad_request'
  return new AppError(kinds[status] ?? 'invalid', ownCode, error.message)
}
