import type { Request } from './plan.ts'

export interface Supply {
  /** A whole request; null when every value was sent. */
  next(): string | null
}

export function openSupply(url: string, request: Request): Supply {
  const { values } = request
  if (values === undefined) {
    const same = writeRequest(url, request, request.body ?? '')
    return { next: () => same }
  }
  const [before = '', after = ''] = (request.body ?? '').split('*')
  let taken = 0
  return {
    next() {
      const value = values[taken]
      taken += 1
      return value === undefined ? null : writeRequest(url, request, before + value + after)
    },
  }
}

/** Bodies are ASCII, so that their length is the string's. */
function writeRequest(url: string, { method, path, token }: Request, body: string): string {
  const content =
    method === 'GET' ? '' : `content-type: application/json\r\ncontent-length: ${body.length}\r\n`
  const credentials = token === undefined ? '' : `authorization: Bearer ${token}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: ${url.slice('http://'.length)}\r\n${credentials}${content}\r\n${body}`
}
