import cors from '@fastify/cors'
import type { App } from './app.ts'

/** Lets web pages of these origins call; `*` is all. Their credentials travel in headers: the session cookie is not for them. */
export async function allowOrigins(app: App, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return
  await app.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['etag', 'idempotency-replayed', 'location', 'retry-after', 'x-request-id'],
    maxAge: 600,
    strictPreflight: false,
  })
}
