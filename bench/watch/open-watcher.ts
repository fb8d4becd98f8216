import { connect } from 'node:net'

export interface Watcher {
  /** Resolves when this text comes, from now on. */
  hear(text: string): Promise<void>
}

/** Server-sent events over one socket; resolves when the snapshot is there. What goes wrong is told to `failed`. */
export async function openWatcher(
  url: URL,
  path: string,
  token: string,
  failed: (why: string) => void,
): Promise<Watcher> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true })
  let wanted: { readonly text: string; readonly found: () => void } | null = null
  let rest = ''

  function look(): void {
    if (wanted === null) {
      rest = ''
      return
    }
    const { text, found } = wanted
    const at = rest.indexOf(text)
    // it may have come in part
    rest = at === -1 ? rest.slice(1 - text.length) : rest.slice(at + text.length)
    if (at === -1) return
    wanted = null
    found()
  }

  function hear(text: string): Promise<void> {
    return new Promise((found) => {
      wanted = { text, found }
      look()
    })
  }

  socket.setEncoding('latin1')
  socket.on('data', (piece: string) => {
    rest += piece
    look()
  })
  socket.once('data', (piece: string) => {
    if (!piece.startsWith('HTTP/1.1 200')) failed(piece)
  })
  socket.on('error', ({ message }) => failed(message))
  socket.on('end', () => failed('A watcher was sent away.'))
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${url.host}\r\nauthorization: Bearer ${token}\r\n\r\n`)
  await hear('event: snapshot')
  await hear(endOfEvent)
  return { hear }
}

/** With the end of its chunk, as Node writes it. */
const endOfEvent = '\n\n\r\n'
