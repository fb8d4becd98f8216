import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifySchema, RouteOptions } from 'fastify'
import type { App } from './app.ts'
import { type Credentials, gatesOf } from './guard.ts'
import { Problem } from './problem.ts'

/** The document is made from the schemas that routes register with, so what it says is what is checked. */
export async function describeApi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    convertConstToEnum: false,
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Balai', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          api_key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        },
      },
    },
    transform: ({ schema, url, route }) => ({ schema: describeRoute(schema, url, route), url }),
  })
}

/** Registered after `describeApi`; `/docs` shows what `/openapi.json` says, and asks no other host for anything. */
export async function serveDocs(app: App): Promise<void> {
  app.get(
    '/openapi.json',
    { config: { rate: 'unlimited', quiet: true }, schema: { hide: true } },
    (_, reply) =>
      reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  )
  await app.register(swaggerUi, { routePrefix: '/docs', uiConfig: { docExpansion: 'none' } })
}

/** Dialects have contracts of their own; only Balai's API and its probes are described here. */
const isDescribed = (url: string) => url.startsWith('/api/v1/') || url === '/health' || url === '/ready'

function describeRoute(schema: FastifySchema | undefined, url: string, route: RouteOptions): FastifySchema {
  if (!isDescribed(url) || route.method === 'HEAD') return { hide: true }
  return {
    tags: [url.split('/')[3] ?? 'operation'],
    ...schema,
    ...(route.config?.idempotent === true ? { headers: IdempotencyHeader } : {}),
    security: securityOf(route),
    response: { ...(schema?.response as object | undefined), default: ProblemAnswer },
  }
}

function securityOf(route: RouteOptions): Readonly<Record<string, readonly string[]>>[] {
  const ways = new Set<Credentials>(gatesOf(route).flatMap(({ credentials }) => credentials))
  return [...ways].map((way) => (way === 'none' ? {} : { [way]: [] }))
}

const IdempotencyHeader = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      maxLength: 255,
      description:
        'Makes the request safe to send again for 24 hours: the same answer, and the work done once.',
    },
  },
}

const ProblemAnswer = {
  description: 'A refusal or a failure, as a problem document (RFC 9457).',
  content: { 'application/problem+json': { schema: Problem } },
}
