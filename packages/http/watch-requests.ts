import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import type { RequestMetrics } from './metrics.ts'
import { type Ending, logRequest } from './request-log.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether it was logged and measured: when it was answered, or its client left. */
    isOver: boolean
  }
}

/** Logs and measures every request once, when it is over. */
export function watchRequests(app: App, metrics: RequestMetrics): void {
  app.decorateRequest('isOver', false)

  function end(request: FastifyRequest, reply: FastifyReply, aborted: boolean): void {
    if (request.isOver) return
    request.isOver = true
    // Asked once, because Fastify puts these together at each asking.
    const { url: route, config } = request.routeOptions
    const status = aborted && !reply.raw.headersSent ? clientLeft : reply.statusCode
    const ending: Ending = { route, status, aborted, quiet: config.quiet === true }
    metrics.end(request, reply, ending)
    logRequest(request, reply, ending)
  }

  app.addHook('onRequest', (request, reply, done) => {
    metrics.begin()
    // Fastify's own hook is not told of a client that left while the answer was being made.
    reply.raw.on('close', () => end(request, reply, !reply.raw.writableEnded))
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    end(request, reply, false)
    done()
  })
}

/** What nginx writes for a client that left before its answer. */
const clientLeft = 499
