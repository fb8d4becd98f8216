import { AppError } from '@balai/contract/app-error.ts'
import underPressure from '@fastify/under-pressure'
import type { App } from './app.ts'

const sampleMs = 1_000
/** A start, a long import or a machine that slept blocks the loop once; only work that piles up lasts. */
const lateSamples = 3

/**
 * Refuses work once the event loop has been so many milliseconds late, on average, for three seconds in a row, so that
 * what was taken is finished. The plugin measures; its own hook would refuse after a single block too.
 */
export async function refuseOverload(app: App, tooLateMs: number): Promise<void> {
  await app.register(underPressure, { sampleInterval: sampleMs })
  let late = 0
  const watch = setInterval(() => {
    const { eventLoopDelay } = app.memoryUsage()
    // without any sample, the loop was blocked all the second, it reads as Infinity
    late = eventLoopDelay > tooLateMs ? late + 1 : 0
  }, sampleMs).unref()
  app.addHook('onClose', async () => clearInterval(watch))

  app.addHook('onRequest', (request, _reply, done) => {
    if (late >= lateSamples && request.routeOptions.config.quiet !== true) throw overloaded()
    done()
  })
}

const overloaded = () =>
  new AppError('unavailable', 'overloaded', 'The server is too busy just now.', { retryAfter: 5 })
