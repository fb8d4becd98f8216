import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '@balai/contract/app-error.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client'
import type { App } from './app.ts'
import type { Ending } from './request-log.ts'

export interface MetricsOptions {
  readonly registry: Registry
  /** Who knows it may read `/metrics` from anywhere. Without one only this machine may, and not through a proxy. */
  readonly token: string | null
}

export interface RequestMetrics {
  begin(): void
  end(request: FastifyRequest, reply: FastifyReply, ending: Ending): void
}

export function createRequestMetrics(registry: Registry): RequestMetrics {
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  let inFlight = 0
  new Gauge({
    name: 'http_requests_in_flight',
    help: 'Requests that were begun and are not over, event streams among them.',
    registers: [registry],
    collect() {
      this.set(inFlight)
    },
  })
  const seriesOf = rememberSeries(durations)

  return {
    begin() {
      inFlight += 1
    },
    end({ method }, { elapsedTime }, { route = 'unknown', status }) {
      inFlight -= 1
      seriesOf(method, route, status).observe(elapsedTime / 1000)
    },
  }
}

type Durations = Histogram<'method' | 'route' | 'status'>
type Series = ReturnType<Durations['labels']>

/** Finding a series by its labels costs more than observing; there are as many as routes times statuses. */
function rememberSeries(durations: Durations) {
  const routes = new Map<string, Map<string, Map<number, Series>>>()
  return (method: string, route: string, status: number): Series => {
    const statuses = remember(remember(routes, route, newMap), method, newMap)
    return remember(statuses, status, () => durations.labels(method, route, String(status)))
  }
}

const newMap = () => new Map()

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}

export function serveMetrics(app: App, { registry, token }: MetricsOptions): void {
  app.get(
    '/metrics',
    { config: { rate: 'unlimited', quiet: true }, schema: { hide: true } },
    async (request, reply) => {
      if (token === null) admitThisMachine(request)
      else admitBearer(request, token)
      return reply.header('content-type', registry.contentType).send(await registry.metrics())
    },
  )
}

function admitThisMachine({ headers, socket }: FastifyRequest): void {
  const proxied = headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined
  if (!proxied && loopback.test(socket.remoteAddress ?? '')) return
  throw new AppError('forbidden', 'metrics_are_local', 'Metrics are served to this machine only.')
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/

function admitBearer({ headers }: FastifyRequest, token: string): void {
  if (timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`))) return
  throw new AppError('unauthenticated', 'invalid_token', 'This token does not open the metrics.')
}

const digest = (text: string) => createHash('sha256').update(text).digest()
