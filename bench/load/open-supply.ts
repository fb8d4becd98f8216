import type { Request } from './plan.ts'

export interface Supply {
  /** A whole request; null when every value was sent. */
  next(): string | null
}

export function openSupply(url: string, request: Request): Supply {
  const { values, body = '' } = request
  const write = [request.token].flat().map((token) => requestOf(url, request, token))
  let taken = 0
  if (values === undefined) {
    const same = write.map((each) => each(body))
    return { next: () => same[taken++ % same.length] ?? null }
  }
  const [before = '', after = ''] = body.split('*')
  return {
    next() {
      const turn = taken++
      const value = values[turn]
      return value === undefined ? null : (write[turn % write.length]?.(before + value + after) ?? null)
    },
  }
}

/** Bodies are ASCII, so that their length is the string's. */
const requestOf =
  (url: string, { method, path }: Request, token: string | undefined) =>
  (body: string): string => {
    const content =
      method === 'GET' ? '' : `content-type: application/json\r\ncontent-length: ${body.length}\r\n`
    const credentials = token === undefined ? '' : `authorization: Bearer ${token}\r\n`
    return `${method} ${path} HTTP/1.1\r\nhost: ${url.slice('http://'.length)}\r\n${credentials}${content}\r\n${body}`
  }
