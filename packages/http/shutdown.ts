import type { App } from './app.ts'
import type { EventStream } from './sse.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The streams that are open; they would otherwise keep the server from closing for ever. */
    readonly eventStreams: Set<EventStream>
  }
}

/**
 * `app.close()` ends event streams, lets what runs finish and takes no new connection. Connections that are still
 * open when the grace is over are cut: a stalled client must not keep the process.
 */
export function closeGracefully(app: App, graceMs: number): void {
  app.decorate('eventStreams', new Set<EventStream>())
  const timers: NodeJS.Timeout[] = []

  app.addHook('preClose', (done) => {
    for (const stream of app.eventStreams) stream.close()
    // A connection whose answer goes out after the closing began would wait for its next request.
    timers.push(setInterval(() => app.server.closeIdleConnections(), 50))
    timers.push(setTimeout(() => app.server.closeAllConnections(), graceMs))
    done()
  })
  app.addHook('onClose', (_app, done) => {
    for (const timer of timers) clearTimeout(timer)
    done()
  })
}
