import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify'
import type { Registry } from 'prom-client'
import './guard.ts'
import type { IdempotencyOptions } from './idempotency.ts'
import type { RateLimits } from './rate-limits.ts'

/** The server that routes register on; schemas made with typebox give handlers their types. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export interface AppOptions {
  readonly log: FastifyBaseLogger
  readonly version: string
  /** Origins of web pages that may call, besides our own; `*` for all. */
  readonly corsOrigins: readonly string[]
  readonly rateLimits: RateLimits
  readonly idempotency: IdempotencyOptions | null
  /** The body of `GET /health`. */
  readonly health: () => object
  /** What `GET /ready` asks, by name; a check that throws or takes longer than 2 s says no. */
  readonly ready: Readonly<Record<string, () => Promise<void>>>
  readonly metrics: MetricsOptions
  /** Bytes of a request body, 1 MiB unless told; a route may say otherwise. */
  readonly bodyLimit?: number
  /** Which proxies may say who the client is: their addresses, or how many hops. */
  readonly trustProxy?: boolean | string | string[]
  /** Milliseconds for a client to send its whole request; 30,000 unless told. */
  readonly requestTimeoutMs?: number
}

export interface MetricsOptions {
  readonly registry: Registry
  /** Without a token `/metrics` answers to the loopback address only. */
  readonly token: string | null
}

export async function createApp(options: AppOptions): Promise<App> {
  const app = fastify({ loggerInstance: options.log }).withTypeProvider<TypeBoxTypeProvider>()
  app.decorateRequest('principal', null)
  return app
}
