import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { createTokens } from '@balai/http/tokens.ts'

/** What the stand-in does with a request; 'serve' speaks the TixGo attendance contract. */
export type Behaviour =
  | { readonly kind: 'serve' }
  /** A string is sent as it is, anything else as JSON. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  /** Reads the request and says nothing. */
  | { readonly kind: 'hang' }
  /** Breaks the connection after it read the request. */
  | { readonly kind: 'reset' }
  /** Breaks the connection in the middle of its answer. */
  | { readonly kind: 'cut' }
  /** Answers something that is not HTTP. */
  | { readonly kind: 'babble' }
  /** Sends one byte now and then, for ever. */
  | { readonly kind: 'trickle' }
  /** Sends JSON without end. */
  | { readonly kind: 'flood' }

export interface ReceivedRequest {
  readonly method: string
  /** As it came over the wire, encoded. */
  readonly url: string
  readonly authorization: string | null
  readonly body: string
}

/** An attendance service of somebody else's, over a real socket. */
export interface AttendanceStandIn {
  readonly baseUrl: string
  /** Every request that arrived whole, in order. */
  readonly received: ReceivedRequest[]
  /** From now on. */
  behave(behaviour: Behaviour): void
  /** For the next requests, one each; then as before. */
  behaveOnce(...behaviours: Behaviour[]): void
  close(): Promise<void>
}

export async function startAttendanceStandIn(options: {
  readonly secret: string
  /** 0 for a free one. */
  readonly port?: number
}): Promise<AttendanceStandIn> {
  const serve = createTixgoAttendance(options.secret)
  const received: ReceivedRequest[] = []
  const queue: Behaviour[] = []
  let always: Behaviour = { kind: 'serve' }

  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => null)
    if (body === null) return
    const { method = '', url = '', headers } = request
    const arrived = { method, url, authorization: headers.authorization ?? null, body }
    received.push(arrived)
    const behaviour = queue.shift() ?? always
    if (behaviour.kind === 'serve') serve(arrived, response)
    else misbehave(behaviour, request, response)
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    behave(behaviour) {
      always = behaviour
    },
    behaveOnce(...behaviours) {
      queue.push(...behaviours)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function misbehave(
  behaviour: Exclude<Behaviour, { kind: 'serve' }>,
  { socket }: IncomingMessage,
  response: ServerResponse,
): void {
  if (behaviour.kind === 'answer') {
    const { status, body, headers } = behaviour
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  } else if (behaviour.kind === 'reset') {
    socket.resetAndDestroy()
  } else if (behaviour.kind === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 })
    response.write('{"event_id":', () => socket.destroy())
  } else if (behaviour.kind === 'babble') {
    socket.end('EHLO mail.example\r\n\r\n')
  } else if (behaviour.kind !== 'hang') {
    response.writeHead(200, { 'content-type': 'application/json' })
    void (behaviour.kind === 'trickle' ? trickle(response) : flood(response))
  }
}

async function trickle(response: ServerResponse): Promise<void> {
  while (!response.destroyed) {
    response.write(' ')
    await pause(20)
  }
}

async function flood(response: ServerResponse): Promise<void> {
  const much = ' '.repeat(256 * 1024)
  while (!response.destroyed) {
    await new Promise((written) => response.write(much, written))
  }
}

/** Keeps what it is told in memory, as the original does. */
function createTixgoAttendance(secret: string) {
  const tokens = createTokens({ secrets: [secret], issuer: 'stand-in', now: () => new Date() })
  const lists = new Map<string, Map<string, object>>()

  function checkIn(username: string, body: string): readonly [status: number, body: object] {
    const { event_id, ticket_id } = JSON.parse(body) as { event_id: string; ticket_id: string }
    const list = lists.get(event_id) ?? new Map<string, object>()
    if (list.has(ticket_id)) return [400, { detail: 'Ticket sudah pernah check-in' }]
    const at = new Date().toISOString().replace('Z', '000+00:00')
    const record = { event_id, ticket_id, checked_in_by: username, checked_in_at: at }
    lists.set(event_id, list.set(ticket_id, record))
    return [201, { status: 'checked_in', record }]
  }

  function route({ method, url, authorization, body }: ReceivedRequest): readonly [number, object] {
    if (method === 'GET' && url === '/health') return [200, { status: 'ok', service: 'attendance' }]
    const username = usernameOf(authorization)
    if (username === null) return [401, { detail: 'Invalid token' }]
    if (method === 'POST' && url === '/checkins') return checkIn(username, body)
    const event = method === 'GET' ? /^\/attendance\/([^/?]+)$/.exec(url)?.[1] : undefined
    if (event === undefined) return [url.startsWith('/checkins') ? 405 : 404, { detail: 'Not Found' }]
    const event_id = decodeURIComponent(event)
    const records = [...(lists.get(event_id)?.values() ?? [])]
    return [200, { event_id, total_checked_in: records.length, records }]
  }

  function usernameOf(authorization: string | null): string | null {
    try {
      return tokens.verify(authorization?.replace(/^Bearer /, '') ?? '').sub
    } catch {
      return null
    }
  }

  return (request: ReceivedRequest, response: ServerResponse): void => {
    const [status, body] = route(request)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
}
