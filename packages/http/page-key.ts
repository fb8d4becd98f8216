import { AppError } from '@balai/contract/app-error.ts'
import type { Static, TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'

/** Where the next page begins, in a form that callers hand back and do not read. It is not secret and grants nothing. */
export const encodePageKey = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url')

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
  if (!validatorOf(schema).Check(value)) throw invalidPageKey()
  return value
}

/** One page of a list, of rows that were read with `limit + 1`: the one too many only tells that there is more. */
export function pageOf<Row>(rows: readonly Row[], limit: number, keyOf: (last: Row) => unknown) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { data: shown, next_page_key: more ? encodePageKey(keyOf(last)) : null }
}

function parse(key: string): unknown {
  try {
    return JSON.parse(Buffer.from(key, 'base64url').toString())
  } catch {
    throw invalidPageKey()
  }
}

const validators = new WeakMap<TSchema, Validator>()

function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema)
  if (known !== undefined) return known
  const validator = Compile(schema)
  validators.set(schema, validator)
  return validator
}

const invalidPageKey = () =>
  new AppError('invalid', 'invalid_page_key', 'This page_key is not one that this list gave out.')
