import { AppError } from '@balai/contract/app-error.ts'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyReply } from 'fastify'
import { answerErrors, answerProblem, failureOf, sendFailure } from './answer-errors.ts'
import type { App } from './app.ts'
import { answerClientErrors } from './client-errors.ts'
import { allowOrigins } from './cors.ts'
import { type Health, type ReadyChecks, serveHealth } from './health.ts'
import { type IdempotencyOptions, keepIdempotency } from './idempotency.ts'
import { LifecycleLog } from './lifecycle-log.ts'
import { createRequestMetrics, type MetricsOptions, serveMetrics } from './metrics.ts'
import { describeApi, serveDocs } from './openapi.ts'
import { refuseOverload } from './overload.ts'
import { limitRates, type RateLimits } from './rate-limits.ts'
import { readJsonBodies } from './read-json.ts'
import { requestIdOf } from './request-ids.ts'
import { logRequest } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import { closeGracefully } from './shutdown.ts'
import { answerUnknownPaths } from './unknown-paths.ts'
import { validateRequests } from './validation.ts'
import { watchRequests } from './watch-requests.ts'

export interface AppOptions {
  readonly log: FastifyBaseLogger
  readonly version: string
  /** Origins of web pages that may call, besides our own; `*` for all. */
  readonly corsOrigins: readonly string[]
  readonly rateLimits: RateLimits
  /** Null where no route is idempotent. */
  readonly idempotency: IdempotencyOptions | null
  /** The body of `GET /health`: `status`, `service` and whatever else the program tells. */
  readonly health: () => Health | Promise<Health>
  /** What `GET /ready` asks; a check that throws or takes longer than 2 s says no. */
  readonly ready: ReadyChecks
  readonly metrics: MetricsOptions
  /** Sends the page of the web app to browsers that go to a path without a route; none unless told. */
  readonly page?: ((reply: FastifyReply) => FastifyReply) | null
  /** Bytes of a request body, 1 MiB unless told; a route may say otherwise. */
  readonly bodyLimit?: number
  /** Which proxies may say who the client is: their addresses. */
  readonly trustProxy?: boolean | string | string[]
  /** Milliseconds for a client to send its whole request, a long guest list over a slow line too; 600,000 unless told. */
  readonly requestTimeoutMs?: number
  /** Milliseconds for the head of a request; 15,000 unless told. */
  readonly headersTimeoutMs?: number
  /** Milliseconds without a byte in either direction; 120,000 unless told. */
  readonly idleTimeoutMs?: number
  /**
   * How late the event loop may be before requests are refused with 503, 1,000 unless told: a busy server stays far
   * below, and one a second behind falls further behind with each request that it takes.
   */
  readonly maxEventLoopDelayMs?: number
  /** Milliseconds that a closing app waits for what runs; 10,000 unless told. */
  readonly shutdownGraceMs?: number
}

/** An app with everything but routes. Modules register theirs on it, each dialect in a plugin with its own errors. */
export async function createApp(options: AppOptions): Promise<App> {
  const app = createServer(options)
  app.decorateRequest('principal', null)
  app.decorateRequest('failureCode', null)
  closeGracefully(app, options.shutdownGraceMs ?? 10_000)
  readJsonBodies(app)
  validateRequests(app)
  answerErrors(app, answerProblem)
  answerUnknownPaths(app, options.page ?? null)

  watchRequests(app, createRequestMetrics(options.metrics.registry))
  await beginResponses(app)
  await refuseOverload(app, options.maxEventLoopDelayMs ?? 1_000)
  await allowOrigins(app, options.corsOrigins)
  await limitRates(app, options.rateLimits)
  if (options.idempotency !== null) keepIdempotency(app, options.idempotency)

  await describeApi(app, options.version)
  await serveDocs(app)
  serveHealth(app, options.health, options.ready)
  serveMetrics(app, options.metrics)
  return app
}

function createServer({ log, bodyLimit, trustProxy, ...timeouts }: AppOptions): App {
  const { requestTimeoutMs = 600_000, headersTimeoutMs = 15_000, idleTimeoutMs = 120_000 } = timeouts
  return fastify({
    loggerInstance: log,
    // A child for each request costs more than the one line that it would write; our lines name the request.
    childLoggerFactory: (logger) => logger,
    logController: new LifecycleLog(),
    genReqId: requestIdOf,
    bodyLimit: bodyLimit ?? 1_048_576,
    trustProxy: trustProxy ?? false,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: idleTimeoutMs,
    http: {
      headersTimeout: Math.min(requestTimeoutMs, headersTimeoutMs),
      connectionsCheckingInterval: Math.min(requestTimeoutMs, headersTimeoutMs, 5_000),
    },
    routerOptions: { maxParamLength: 2_048 },
    // While closing, what still arrives on an open connection is answered too, and the connection then closed.
    return503OnClosing: false,
    clientErrorHandler: answerClientErrors(log),
    frameworkErrors: (error, request, reply) => {
      Object.assign(request, { principal: null, failureCode: null })
      reply.header('x-request-id', request.id)
      sendFailure(answerProblem, failureOf(error as FastifyError, request), request, reply)
      const { statusCode: status } = reply
      logRequest(request, reply, { route: undefined, status, aborted: false, quiet: false })
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
}

/** The first hook of every request: what each response carries, and what no URL may. */
async function beginResponses(app: App): Promise<void> {
  const headers = await securityHeaders()
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id)
    // PostgreSQL cannot store a NUL, so no path or query brings one in.
    if (request.raw.url?.includes('%00')) throw nulInUrl()
    done()
  })
}

const nulInUrl = () => new AppError('invalid', 'malformed_url', 'The URL has a NUL character.')
