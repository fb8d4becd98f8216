import type { FastifyReply, FastifyRequest } from 'fastify'
import { callerOf } from './caller.ts'
import { loggableUrl } from './loggable-url.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For probes, asked every few seconds: logged at debug, and answered by an overloaded server too. */
    quiet?: boolean
  }
}

/** How a request ended. `route` is its pattern, which unknown paths have none of. */
export interface Ending {
  readonly route: string | undefined
  readonly status: number
  readonly aborted: boolean
  readonly quiet: boolean
}

/** One line a request, when it is over: no body, no header, no secret. */
export function logRequest(request: FastifyRequest, reply: FastifyReply, ending: Ending): void {
  const { route, status, aborted, quiet } = ending
  const level = status >= 500 ? 'warn' : quiet ? 'debug' : 'info'
  request.log[level](
    {
      request_id: request.id,
      method: request.method,
      route,
      url: loggableUrl(request.raw.url ?? ''),
      status,
      code: request.failureCode ?? undefined,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      caller: callerOf(request.principal) ?? undefined,
      address: request.ip,
      aborted: aborted ? true : undefined,
    },
    'request',
  )
}
