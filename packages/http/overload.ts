import { AppError } from '@balai/contract/app-error.ts'
import underPressure from '@fastify/under-pressure'
import type { App } from './app.ts'

/** A busy server stays far below; one that is a second behind only falls further behind with each request it takes. */
const tooLateMs = 1_000

/**
 * Refuses work while the event loop is late, so that what was taken is finished. The plugin measures; asking it here,
 * rather than by its own hook, keeps the usual case to one comparison.
 */
export async function refuseOverload(app: App): Promise<void> {
  await app.register(underPressure, { sampleInterval: 2_000 })
  app.addHook('onRequest', (request, _reply, done) => {
    if (app.memoryUsage().eventLoopDelay > tooLateMs && request.routeOptions.config.quiet !== true) {
      throw overloaded()
    }
    done()
  })
}

const overloaded = () =>
  new AppError('unavailable', 'overloaded', 'The server is too busy just now.', { retryAfter: 5 })
