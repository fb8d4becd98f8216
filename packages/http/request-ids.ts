import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A caller may name its request, so that both logs can be laid side by side, but not write into our log as it likes. */
const harmless = /^[\w.-]{8,64}$/

/** Unique among processes by its first part, within this one by its second; it need not be unguessable. */
const process = randomBytes(9).toString('base64url')
let count = 0

export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  if (typeof given === 'string' && harmless.test(given)) return given
  count += 1
  return `${process}-${count.toString(36)}`
}
