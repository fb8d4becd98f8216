import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { faultOf, UpstreamFault } from '@balai/upstream/fault.ts'

export interface Letter {
  readonly url: URL
  /** Connects to these and to no other, whatever the name of the host leads to by then. */
  readonly addresses: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Answer {
  readonly status: number
  /** How it begins. */
  readonly text: string
}

/** Posts once, over a connection of its own, and follows no redirect. Throws UpstreamFault when no answer came. */
export async function post({ url, addresses, headers, body }: Letter, signal: AbortSignal): Promise<Answer> {
  const { request } = url.protocol === 'https:' ? https : http
  const payload = Buffer.from(body)
  const outgoing = request(url, {
    method: 'POST',
    agent: false,
    lookup: answerWith(addresses),
    signal,
    headers: { ...headers, 'content-length': payload.length },
  })
  try {
    const incoming = await answerTo(outgoing, payload)
    return { status: incoming.statusCode ?? 0, text: await readBeginning(incoming) }
  } catch (error) {
    throw signal.aborted ? new UpstreamFault('timeout', true, error) : faultOf(error)
  } finally {
    outgoing.destroy()
  }
}

/** Node asks either for all addresses or for one. */
function answerWith(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, callback) => {
    if (options.all) return callback(null, all)
    const [first] = all
    if (first === undefined) return callback(new Error('There is no address to connect to.'), '')
    callback(null, first.address, first.family)
  }
}

function answerTo(outgoing: http.ClientRequest, payload: Buffer): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.on('response', resolve)
    outgoing.on('error', reject)
    // after 101 there is neither an answer nor an error
    outgoing.on('close', () => reject(new Error('The connection was closed without an answer.')))
    outgoing.end(payload)
  })
}

const shownBytes = 1_024
const readBytes = 64 * 1_024

/** A short answer is heard out. The status has come already: whatever breaks the rest off breaks nothing else. */
async function readBeginning(incoming: http.IncomingMessage): Promise<string> {
  const shown: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      if (bytes < shownBytes) shown.push(chunk.subarray(0, shownBytes - bytes))
      bytes += chunk.length
      if (bytes > readBytes) break
    }
  } catch {}
  // what PostgreSQL cannot store
  return Buffer.concat(shown).toString().replaceAll('\0', '\uFFFD')
}
