import http from 'node:http'
import https from 'node:https'
import { AppError } from '@balai/contract/app-error.ts'
import { faultOf, UpstreamFault } from './fault.ts'

export interface UpstreamRequest {
  readonly method: 'GET' | 'POST'
  /** Below the base URL, already encoded. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
}

export interface UpstreamAnswer {
  readonly status: number
  readonly retryAfter: string | null
  readonly text: string
}

/** One request and its whole answer, over a connection that is kept for the next. Redirects are not followed. */
export type Exchange = (request: UpstreamRequest, signal: AbortSignal) => Promise<UpstreamAnswer>

export interface Connections {
  readonly exchange: Exchange
  close(): void
}

/**
 * Speaks HTTP through node:http rather than `fetch`: fetch would normalise an id of `..` in the path, and does not
 * tell a connection that was refused from one that broke after the request had left.
 */
export function openConnections(baseUrl: string, maxAnswerBytes: number): Connections {
  const base = new URL(baseUrl)
  const { request, Agent } = base.protocol === 'https:' ? https : http
  // Idle connections are dropped before common servers drop them (5 s), so that no request races their closing.
  const agent = new Agent({ keepAlive: true, timeout: 4_000 })
  const prefix = base.pathname.replace(/\/+$/, '')

  return {
    async exchange({ method, path, headers, body }, signal) {
      const payload = body === undefined ? null : Buffer.from(JSON.stringify(body))
      const outgoing = request({
        protocol: base.protocol,
        hostname: base.hostname.replace(/^\[|\]$/g, ''),
        port: base.port,
        agent,
        signal,
        method,
        path: prefix + path,
        headers: {
          ...headers,
          accept: 'application/json',
          'accept-encoding': 'identity',
          ...(payload !== null && { 'content-type': 'application/json', 'content-length': payload.length }),
        },
      })
      try {
        const incoming = await answerTo(outgoing, payload)
        return {
          status: incoming.statusCode ?? 0,
          retryAfter: incoming.headers['retry-after'] ?? null,
          text: await readBounded(incoming, maxAnswerBytes),
        }
      } catch (error) {
        outgoing.destroy()
        if (error instanceof AppError) throw error
        if (signal.aborted) throw new UpstreamFault('timeout', true, error)
        throw faultOf(error)
      }
    },
    close: () => agent.destroy(),
  }
}

function answerTo(outgoing: http.ClientRequest, payload: Buffer | null): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.on('response', resolve)
    outgoing.on('error', reject)
    // an answer 101, which nobody asked for, is neither of the two
    outgoing.on('close', () => reject(new UpstreamFault('malformed answer', true)))
    outgoing.end(payload)
  })
}

async function readBounded(incoming: http.IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming) {
    bytes += (chunk as Buffer).length
    if (bytes > maxBytes) throw answerTooLarge()
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString()
}

/** No fault of the breaker's kind: one enormous list must not close the door to all others. */
const answerTooLarge = () =>
  new AppError('upstream_failed', 'upstream_answer_too_large', 'The upstream sent more than we can take.')
