import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'

/** What a stand-in does with a request; 'serve' speaks the contract of the service that it stands in for. */
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
  /** Of the header api-key. */
  readonly apiKey: string | null
  readonly body: string
}

/** A service of somebody else's, over a real socket. */
export interface StandIn {
  readonly baseUrl: string
  /** Every request that arrived whole, in order. */
  readonly received: ReceivedRequest[]
  /** From now on. */
  behave(behaviour: Behaviour): void
  /** For the next requests, one each; then as before. */
  behaveOnce(...behaviours: Behaviour[]): void
  close(): Promise<void>
}

/** What the service that it stands in for answers, when it is well. */
export type Serve = (request: ReceivedRequest) => readonly [status: number, body: object | string]

/** `port` is a free one unless told. */
export async function startStandIn(serve: Serve, port = 0): Promise<StandIn> {
  const received: ReceivedRequest[] = []
  const queue: Behaviour[] = []
  let always: Behaviour = { kind: 'serve' }

  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => null)
    if (body === null) return
    const { method = '', url = '', headers } = request
    const { authorization = null, 'api-key': apiKey = null } = headers
    const arrived = { method, url, authorization, apiKey: apiKey === null ? null : String(apiKey), body }
    received.push(arrived)
    const behaviour = queue.shift() ?? always
    if (behaviour.kind !== 'serve') return misbehave(behaviour, request, response)
    const [status, answer] = serve(arrived)
    misbehave({ kind: 'answer', status, body: answer }, request, response)
  })
  server.listen(port, '127.0.0.1')
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
    response.write('{"', () => socket.destroy())
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
