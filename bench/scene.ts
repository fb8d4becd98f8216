import type { Expected, Request } from './load/plan.ts'
import type { Pool } from './stage/pool.ts'

/** A kind of request that is measured. */
export interface Scene {
  readonly name: string
  readonly request: Request
  readonly expected: Expected
  /** Where each request takes its `*` from. */
  readonly pool: Pool | null
}

export const get = (path: string, token?: Request['token']): Request => ({
  method: 'GET',
  path,
  ...(token === undefined ? {} : { token }),
})

export const ok = (including: string): Expected => ({ status: 200, including })
