import { AppError } from '@balai/contract/app-error.ts'
import { Uuid } from '@balai/contract/schema.ts'
import type { ValidateFunction } from 'ajv'
import { type Static, type TSchema, Type } from 'typebox'
import { createAjv } from './create-ajv.ts'
import { readJson } from './read-json.ts'

/** Where the next page begins, in a form that callers hand back and do not read. It is not secret and grants nothing. */
export const encodePageKey = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * What the key of a sorted list holds: its sort, because in another order it would be a place of no meaning, what the
 * last row was sorted by, and its id.
 */
export const sortedPageKey = <Sort extends string, Value extends TSchema>(sort: Sort, value: Value) =>
  Type.Tuple([Type.Literal(sort), value, Uuid])

/** Names and titles sort by their beginning, as indexes have it: a page key has no room for long ones. */
export const SortedText = Type.String({ maxLength: 60 })

/**
 * Reads a `page_key` that a caller handed back; null when there was none, which is the first page.
 * Throws AppError `invalid_page_key`.
 */
export function decodePageKey<Schema extends TSchema>(schema: Schema, key: string): Static<Schema>
export function decodePageKey<Schema extends TSchema>(
  schema: Schema,
  key: string | undefined,
): Static<Schema> | null
export function decodePageKey(schema: TSchema, key: string | undefined): unknown {
  if (key === undefined) return null
  const value = parse(key)
  if (!validatorOf(schema)(value)) throw invalidPageKey()
  return value
}

function parse(key: string): unknown {
  try {
    return readJson(Buffer.from(key, 'base64url'))
  } catch {
    throw invalidPageKey()
  }
}

const ajv = createAjv({})
const validators = new WeakMap<TSchema, ValidateFunction>()

function validatorOf(schema: TSchema): ValidateFunction {
  const known = validators.get(schema)
  if (known !== undefined) return known
  const validator = ajv.compile(schema)
  validators.set(schema, validator)
  return validator
}

const invalidPageKey = () =>
  new AppError('invalid', 'invalid_page_key', 'This page_key is not one that this list gave out.')
