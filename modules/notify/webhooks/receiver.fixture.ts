import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a receiver does with what it gets. */
export type Behaviour =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** Reads the request and says nothing. */
  | { readonly kind: 'hang' }
  /** Breaks the connection after it read the request. */
  | { readonly kind: 'reset' }
  /** Answers well, and never ends its body. */
  | { readonly kind: 'trickle' }
  /** Answers well, with a body without end. */
  | { readonly kind: 'flood' }
  /** Answers something that is not HTTP. */
  | { readonly kind: 'babble' }
  /** Would rather speak another protocol. */
  | { readonly kind: 'upgrade' }

export interface Received {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A partner's server, over a real socket. */
export interface Receiver {
  readonly url: string
  readonly port: number
  /** What arrived whole, in order. */
  readonly received: Received[]
  /** What arrived at this path. */
  at(path: string): Received[]
  /** From now on; well unless told. */
  behave(path: string, behaviour: Behaviour): void
  /** The most that were under way at once, by path. */
  readonly most: Readonly<Record<string, number>>
  close(): Promise<void>
}

const well: Behaviour = { kind: 'answer', status: 204 }

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const behaviours = new Map<string, Behaviour>()
  const underWay: Record<string, number> = {}
  const most: Record<string, number> = {}

  const server = createServer(async (request, response) => {
    const { url: path = '', headers } = request
    underWay[path] = (underWay[path] ?? 0) + 1
    most[path] = Math.max(most[path] ?? 0, underWay[path])
    response.on('close', () => {
      underWay[path] = (underWay[path] ?? 0) - 1
    })
    const body = await text(request).catch(() => null)
    if (body === null) return
    received.push({ path, headers, body })
    void behave(behaviours.get(path) ?? well, request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    received,
    most,
    at: (path) => received.filter((each) => each.path === path),
    behave: (path, behaviour) => void behaviours.set(path, behaviour),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function behave(behaviour: Behaviour, { socket }: IncomingMessage, response: ServerResponse) {
  if (behaviour.kind === 'answer') {
    response.writeHead(behaviour.status, behaviour.headers ?? {}).end(behaviour.body)
  } else if (behaviour.kind === 'reset') {
    socket.resetAndDestroy()
  } else if (behaviour.kind === 'babble') {
    socket.end('EHLO mail.example\r\n\r\n')
  } else if (behaviour.kind === 'upgrade') {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n')
  } else if (behaviour.kind !== 'hang') {
    response.writeHead(200)
    response.write('thank you')
    if (behaviour.kind === 'flood') await flood(response)
  }
}

async function flood(response: ServerResponse): Promise<void> {
  const much = ' '.repeat(256 * 1024)
  while (!response.destroyed) await new Promise((written) => response.write(much, written))
}
