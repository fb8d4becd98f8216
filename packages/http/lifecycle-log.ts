import { type FastifyRequest, LogController } from 'fastify'

/** Fastify's lines for each request would double ours. What breaks after the answer began only Fastify sees. */
export class LifecycleLog extends LogController {
  constructor() {
    super({ disableRequestLogging: true })
  }

  override streamError(err: Error & { readonly code?: string }, request: FastifyRequest): void {
    // The client left, which the request's own line says.
    if (err.code === 'ERR_STREAM_PREMATURE_CLOSE') return
    request.log.error({ err, request_id: request.id }, 'an answer broke off in the middle')
  }

  override writeHeadError(err: Error, request: FastifyRequest): void {
    request.log.error({ err, request_id: request.id }, 'the headers of an answer could not be written')
  }
}
