export interface Answer {
  readonly status: number
  /** Head and body as they came. */
  readonly bytes: Buffer
}

/** Puts one answer after another together from what a socket hears. No answer begins before the last one has ended. */
export function collectAnswer(heard: (answer: Answer) => void): (bytes: Buffer) => void {
  let parts: Buffer[] = []
  let length = 0
  let head: Head | null = null

  return (bytes) => {
    parts.push(bytes)
    length += bytes.length
    head ??= readHead(parts.length === 1 ? bytes : Buffer.concat(parts))
    if (head === null || !isWhole(head, length, bytes)) return
    const answer = { status: head.status, bytes: parts.length === 1 ? bytes : Buffer.concat(parts) }
    parts = []
    length = 0
    head = null
    heard(answer)
  }
}

interface Head {
  readonly status: number
  /** Of head and body; null: the body comes in chunks. */
  readonly length: number | null
}

function readHead(bytes: Buffer): Head | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return null
  const text = bytes.toString('latin1', 0, end)
  const bodyLength = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
  return {
    status: Number(text.slice(9, 12)),
    length: bodyLength === undefined ? null : end + 4 + Number(bodyLength),
  }
}

/** Node writes the last, empty chunk in one piece. */
const isWhole = (head: Head, length: number, last: Buffer): boolean =>
  head.length === null ? last.subarray(-5).equals(lastChunk) : length >= head.length

const lastChunk = Buffer.from('0\r\n\r\n')
