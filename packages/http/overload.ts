import { AppError } from '@balai/contract/app-error.ts'
import underPressure from '@fastify/under-pressure'
import type { App } from './app.ts'

/**
 * Refuses work while the event loop is so many milliseconds late, on the average of a second, so that what was taken
 * is finished. The plugin measures; asking it here, rather than by its own hook, keeps the usual case to one comparison.
 */
export async function refuseOverload(app: App, tooLateMs: number): Promise<void> {
  await app.register(underPressure, { sampleInterval: 1_000 })
  app.addHook('onRequest', (request, _reply, done) => {
    const late = app.memoryUsage().eventLoopDelay
    // a second without a sample reads as Infinity: the loop was blocked once, and is free now
    if (late > tooLateMs && late < Infinity && request.routeOptions.config.quiet !== true) {
      throw overloaded()
    }
    done()
  })
}

const overloaded = () =>
  new AppError('unavailable', 'overloaded', 'The server is too busy just now.', { retryAfter: 5 })
