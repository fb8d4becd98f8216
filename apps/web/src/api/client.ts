import createClient from 'openapi-fetch'
import { newId } from '../device/new-id.ts'
import type { paths } from './api-types.gen.d.ts'
import { authorisedFetch } from './authorised-fetch.ts'
import { problemOf } from './problem.ts'

/** Balai's own API, typed by its OpenAPI document. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: authorisedFetch })

interface Answer<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/** The data of an answer; throws the `Problem` of a refusal. What an empty 204 holds is `undefined`. */
export async function read<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asked
  if (!response.ok) throw problemOf(response, error)
  return data as Data
}

/** Makes a POST safe to send again: pass as a header, made once for each thing that somebody wants done. */
export const idempotencyKey = () => ({ 'idempotency-key': newId() })
