import type { App } from '@balai/http/app.ts'
import { type AppOptions, createApp } from '@balai/http/create-app.ts'
import { createLog } from '@balai/http/log.ts'
import { Registry } from 'prom-client'

export interface BareApp {
  readonly app: App
  /** What was logged so far, line by line. */
  readonly lines: Record<string, unknown>[]
}

/** An app without a module, for tests that bring their own routes. Limits are off and nothing is idempotent. */
export async function createBareApp(options: Partial<AppOptions> = {}): Promise<BareApp> {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const app = await createApp({
    log: createLog({ level: 'debug', stream }),
    version: '1.2.3',
    corsOrigins: [],
    rateLimits: { kind: 'off' },
    idempotency: null,
    health: () => ({ status: 'ok', service: 'test' }),
    ready: {},
    metrics: { registry: new Registry(), token: null },
    // A machine that runs many suites at once is late without being overloaded by the one request of a test.
    maxEventLoopDelayMs: Number.POSITIVE_INFINITY,
    ...options,
  })
  return { app, lines }
}
