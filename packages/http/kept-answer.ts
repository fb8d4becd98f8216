import type { FastifyReply, FastifyRequest } from 'fastify'

/** What is kept of an answer under an Idempotency-Key. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Null for a stream, which is not in hand, and for an answer that another attempt may not get. */
export function answerToKeep(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): KeptAnswer | null {
  const body = textOf(payload)
  if (body === null || isPassing(request, reply)) return null
  return { status: reply.statusCode, headers: keptHeaders(reply), body }
}

export function replay({ status, headers, body }: KeptAnswer, reply: FastifyReply): void {
  reply
    .code(status)
    .headers(headers)
    .header('idempotency-replayed', 'true')
    .send(body === '' ? undefined : body)
}

function textOf(payload: unknown): string | null {
  if (typeof payload === 'string') return payload
  if (Buffer.isBuffer(payload)) return payload.toString()
  return payload === null || payload === undefined ? '' : null
}

/** So is the refusal of a body that broke off: whole, it may be taken. */
const isPassing = ({ raw }: FastifyRequest, { statusCode }: FastifyReply): boolean =>
  statusCode === 409 ||
  statusCode === 429 ||
  statusCode >= 500 ||
  (statusCode >= 400 && raw.complete === false)

const keptNames = ['content-type', 'location', 'etag', 'link', 'last-modified', 'set-cookie']

const keptHeaders = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(
    keptNames.flatMap((name) => {
      const value = reply.getHeader(name)
      return value === undefined ? [] : [[name, String(value)]]
    }),
  )
