import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A partner's server: it keeps the kinds of what arrives, and answers as it is told. */
export interface Receiver {
  readonly url: string
  readonly received: string[]
  answer(status: number, words?: string): void
  close(): Promise<void>
}

export async function openReceiver(): Promise<Receiver> {
  const received: string[] = []
  let next = { status: 204, words: '' }
  const server = createServer((request, response) => {
    received.push(String(request.headers['balai-event']))
    request.resume()
    response.writeHead(next.status).end(next.words)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/balai`,
    received,
    answer: (status, words = '') => {
      next = { status, words }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
