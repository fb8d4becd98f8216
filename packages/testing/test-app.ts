import type { App } from '@balai/http/app.ts'
import type { IdempotencyOptions } from '@balai/http/idempotency.ts'
import { createLog } from '@balai/http/log.ts'
import { createBareApp } from './bare-app.ts'

export interface TestRequest {
  readonly token?: string | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Where the client seems to be. */
  readonly address?: string
}

export interface TestAnswer {
  readonly status: number
  // @NOTE tests look into any field, and a missing one fails their assertion
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test is about
  readonly body: any
  readonly headers: Readonly<Record<string, unknown>>
}

export interface TestApp {
  readonly app: App
  /** `path` is under `/api/v1`. */
  ask(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    request?: TestRequest,
  ): Promise<TestAnswer>
  close(): Promise<void>
}

/** A module's routes behind the whole HTTP stack, without rate limits. */
export async function startTestApp(
  routes: (app: App) => void,
  idempotency: IdempotencyOptions | null = null,
): Promise<TestApp> {
  const { app } = await createBareApp({ idempotency, log: createLog({ level: 'silent' }) })
  await app.register(async (api) => routes(api as App), { prefix: '/api/v1' })
  return {
    app,
    async ask(method, path, { token, body, headers = {}, address = '203.0.113.7' } = {}) {
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        remoteAddress: address,
        headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      const json = String(answer.headers['content-type']).includes('json')
      return { status: answer.statusCode, body: json ? answer.json() : null, headers: answer.headers }
    },
    close: () => app.close(),
  }
}
