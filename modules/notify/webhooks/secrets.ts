import { createHmac, randomBytes } from 'node:crypto'
import { createSeal, type Seal, type Secrets } from '@balai/http/seal.ts'

/** What an endpoint and the house know, and the database does not. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`

export const createWebhookSeal = (secrets: Secrets): Seal => createSeal(secrets, 'balai webhook secrets')

export const sealSecret = (seal: Seal, webhookId: string, secret: string): Buffer =>
  seal.close(secret, Buffer.from(webhookId))

/** Null when the server's own secret was changed and the one before forgotten. */
export const openSecret = (seal: Seal, webhookId: string, sealed: Buffer): string | null =>
  seal.open(sealed, Buffer.from(webhookId))

/** One signature for each secret, by whichever the receiver knows. `at`: seconds since 1970. */
export const sign = (secrets: readonly string[], at: number, body: string): string =>
  secrets
    .map((secret) => `v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`)
    .join(',')
