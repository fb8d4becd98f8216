import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Secrets } from '@balai/http/seal.ts'

export const newRefreshToken = (): string => randomBytes(32).toString('base64url')

/** Only this is stored: whoever reads the database cannot refresh. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * The token that replaces another follows from it and the server's secret, so that it can be told a second time to a
 * client that lost the answer, although it is stored nowhere.
 */
export const successorOf = (secret: string, token: string): string =>
  createHmac('sha256', secret).update(`balai refresh token after ${token}`).digest('base64url')

/**
 * The token with this hash, some generations after the one at hand; null when it did not grow from it under any of the
 * secrets.
 */
export function descendantOf(
  secrets: Secrets,
  token: string,
  { generations, hash }: { readonly generations: number; readonly hash: Buffer },
): string | null {
  for (const secret of secrets) {
    let descendant = token
    for (let passed = 0; passed < generations; passed += 1) descendant = successorOf(secret, descendant)
    if (hashToken(descendant).equals(hash)) return descendant
  }
  return null
}
