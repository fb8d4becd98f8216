import { connect, type Socket } from 'node:net'
import { type Answer, collectAnswer } from './collect-answer.ts'

export interface LoadConnection {
  /** Sends a request; the answer, or null when the connection broke, goes to `heard`. One at a time. */
  send(request: string, heard: (answer: Answer | null) => void): void
  close(): void
}

/** HTTP/1.1 over one socket, written for this bench: a general client would take the core that the server needs. */
export function openConnection(url: URL): LoadConnection {
  let socket: Socket | null = null
  let waiting: ((answer: Answer | null) => void) | null = null

  function settle(answer: Answer | null): void {
    const heard = waiting
    waiting = null
    heard?.(answer)
  }

  function open(): Socket {
    const fresh = connect({ host: url.hostname, port: Number(url.port), noDelay: true })
    const collect = collectAnswer(settle)
    fresh.on('data', collect)
    fresh.on('error', () => {})
    fresh.on('close', () => {
      if (socket === fresh) socket = null
      settle(null)
    })
    return fresh
  }

  return {
    send(request, heard) {
      waiting = heard
      socket ??= open()
      socket.write(request)
    },
    close() {
      waiting = null
      socket?.destroy()
    },
  }
}
