import type { IncomingHttpHeaders } from 'node:http'

/** Whether the caller has this already. Weakly compared, as RFC 9110, 13.1.2, has it: a proxy may have made it weak. */
export function hasAlready(headers: IncomingHttpHeaders, etag: string): boolean {
  const known = headers['if-none-match']?.split(/\s*,\s*/) ?? []
  return known.map(opaque).includes(opaque(etag))
}

const opaque = (etag: string): string => etag.replace(/^W\//, '')
