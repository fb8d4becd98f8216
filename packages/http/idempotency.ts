import type { Db } from '@balai/db/open-database.ts'

/** On routes that create: `config: { idempotent: true }`. The header Idempotency-Key stays the caller's choice. */
declare module 'fastify' {
  interface FastifyContextConfig {
    idempotent?: boolean
  }
}

export interface IdempotencyOptions {
  readonly db: Db<unknown>
  /** Kept answers are encrypted with a key made from the first; answers kept under the others are still read. */
  readonly secrets: readonly [current: string, ...previous: string[]]
}
