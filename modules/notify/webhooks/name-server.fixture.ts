import { createSocket } from 'node:dgram'
import { once } from 'node:events'

export interface NameServer {
  /** `127.0.0.1:5353`, as a resolver takes it. */
  readonly address: string
  /** From now on; a list for each question to come, the last of which stays. Null: silence. */
  answer(name: string, ...answers: (readonly string[] | null)[]): void
  close(): Promise<void>
}

/** A name server of the IPv4 addresses that it is told (RFC 1035). */
export async function openNameServer(): Promise<NameServer> {
  const known = new Map<string, (readonly string[] | null)[]>()
  const socket = createSocket('udp4')
  socket.on('message', (query, { address, port }) => {
    const { name, type, end } = readQuestion(query)
    const answers = known.get(name) ?? [[]]
    const addresses = type === typeA && answers.length > 1 ? answers.shift() : answers[0]
    if (addresses === null || addresses === undefined) return
    socket.send(writeAnswer(query.subarray(0, end), type === typeA ? addresses : []), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    answer: (name, ...answers) => void known.set(name, answers),
    async close() {
      socket.close()
      await once(socket, 'close')
    },
  }
}

const typeA = 1
const headerBytes = 12

function readQuestion(query: Buffer) {
  const labels: string[] = []
  let at = headerBytes
  while (query[at] !== 0) {
    const length = query[at] ?? 0
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

function writeAnswer(question: Buffer, addresses: readonly string[]): Buffer {
  const head = Buffer.from(question)
  // a response, recursion available, no error; one question, so many answers, nothing else
  head.writeUInt16BE(0x8180, 2)
  for (const [at, count] of [1, addresses.length, 0, 0].entries()) head.writeUInt16BE(count, 4 + 2 * at)
  const records = addresses.map((address) =>
    // the name is the one at byte 12; class IN, no time to live, four bytes
    Buffer.from([0xc0, headerBytes, 0, typeA, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  )
  return Buffer.concat([head, ...records])
}
