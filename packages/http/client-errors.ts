import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { type Failure, problemOf, statusOf } from './problem.ts'

/** Answers what is not even HTTP, or comes too slowly, before there is a request to route; then hangs up. */
export function answerClientErrors(log: FastifyBaseLogger) {
  return (error: { readonly code?: string }, socket: Socket): void => {
    // A client that reset the connection hears nothing any more.
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const id = randomUUID()
    const [status, failure] = failureOf(error.code ?? '')
    log.info({ request_id: id, status, code: failure.code, address: socket.remoteAddress }, 'not a request')
    const body = JSON.stringify({ ...problemOf(failure, { id }), status, title: STATUS_CODES[status] })
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'Connection: close',
        'Content-Type: application/problem+json',
        `Content-Length: ${Buffer.byteLength(body)}`,
        `X-Request-Id: ${id}`,
        '',
        body,
      ].join('\r\n'),
    )
  }
}

function failureOf(code: string): [status: number, failure: Failure] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return [408, refusal('request_timeout', 'The request took too long to arrive.')]
  }
  if (code === 'HPE_HEADER_OVERFLOW') return [431, refusal('headers_too_large', 'The headers are too large.')]
  return [statusOf('invalid'), refusal('malformed_request', 'This is not a valid HTTP request.')]
}

const refusal = (code: string, message: string): Failure => ({ kind: 'invalid', code, message, details: {} })
