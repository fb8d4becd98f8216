import { AppError } from '@balai/contract/app-error.ts'
import type { FastifySchemaValidationError } from 'fastify'

/** A validation error as FastAPI with pydantic 2 words it. */
export interface FastApiError {
  readonly loc: readonly (string | number)[]
  readonly msg: string
  readonly type: string
}

/** A 422 whose `detail` is the list. */
export const unprocessable = (detail: readonly FastApiError[]) =>
  new AppError('unprocessable', 'validation_failed', 'The request is not valid.', { extensions: { detail } })

export const missingBody: FastApiError = { loc: ['body'], msg: 'Field required', type: 'missing' }

export const missingField = (place: 'body' | 'query', field: string): FastApiError => ({
  loc: [place, field],
  msg: 'Field required',
  type: 'missing',
})

export const unreadableBody: FastApiError = {
  loc: ['body', 0],
  msg: 'JSON decode error',
  type: 'json_invalid',
}

/** What FastAPI makes of another content type: it does not parse the body, and bytes are no object. */
export const bodyIsNoObject: FastApiError = {
  loc: ['body'],
  msg: 'Input should be a valid dictionary or object to extract fields from',
  type: 'model_attributes_type',
}

/** `part` is Fastify's word for where the fault was: body, params, querystring. */
export const fromAjv = (errors: readonly FastifySchemaValidationError[], part: string): AppError =>
  unprocessable(errors.map((error) => explain(error, places[part] ?? part)))

const places: Readonly<Record<string, string>> = { params: 'path', querystring: 'query' }

function explain(
  { keyword, instancePath, params }: FastifySchemaValidationError,
  place: string,
): FastApiError {
  const loc = [place, ...instancePath.split('/').slice(1)]
  const limit = Number(params.limit)
  switch (keyword) {
    case 'required':
      return { loc: [...loc, String(params.missingProperty)], msg: 'Field required', type: 'missing' }
    case 'minLength':
      return { loc, msg: `String should have at least ${characters(limit)}`, type: 'string_too_short' }
    case 'maxLength':
      return { loc, msg: `String should have at most ${characters(limit)}`, type: 'string_too_long' }
    case 'pattern':
      return { loc, msg: 'String should match pattern', type: 'string_pattern_mismatch' }
    case 'format':
      return { loc, msg: 'Input should be a valid date', type: 'date_from_datetime_parsing' }
    case 'minimum':
      return { loc, msg: `Input should be greater than or equal to ${limit}`, type: 'greater_than_equal' }
    case 'maximum':
      return { loc, msg: `Input should be less than or equal to ${limit}`, type: 'less_than_equal' }
    default:
      if (loc.length === 1) return bodyIsNoObject
      if (params.type === 'integer') return { loc, msg: 'Input should be a valid integer', type: 'int_type' }
      return { loc, msg: 'Input should be a valid string', type: 'string_type' }
  }
}

const characters = (limit: number) => `${limit} character${limit === 1 ? '' : 's'}`
