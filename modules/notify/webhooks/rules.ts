import { AppError } from '@balai/contract/app-error.ts'
import type { WebhookEventType } from './contract.ts'

const second = 1_000
const hour = 3_600 * second
/** How long a delivery is tried, from its first failure on, and how long an endpoint may fail. */
export const patience = 72 * hour
/** That an endpoint is given up for, at the least; they must span the patience too. */
const mostFailures = 20
/** How long the secret before signs beside a new one. */
export const secretOverlap = 24 * hour
export const deliveriesKept = 30 * 24 * hour
/** Of one API key, and of the house. */
export const mostWebhooks = 50

/** The address as it is kept. Throws `invalid_url`. */
export function checkUrl(text: string): string {
  const url = URL.parse(text.trim())
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw invalidUrl('must be the whole address, https://partner.example/hook')
  }
  if (url.username !== '' || url.password !== '') {
    throw invalidUrl('must not hold a user name or a password: the signature says who sends')
  }
  if (url.port === '0') throw invalidUrl('must have a port from 1 to 65535')
  url.hash = ''
  return url.href
}

function invalidUrl(message: string): AppError {
  return new AppError('invalid', 'invalid_url', 'Nothing can be sent to this address.', {
    errors: [{ path: 'body.url', message }],
  })
}

export function privateTarget(): AppError {
  const message = 'must lead to a public address'
  return new AppError('unprocessable', 'private_target', 'This address is not a public one.', {
    errors: [{ path: 'body.url', message }],
  })
}

/** Accounts are no partner's business. */
export const isForPartners = (type: WebhookEventType): boolean => !type.startsWith('account.')

/** Throws `event_type_reserved` when a partner asks for what is the house's own. */
export function checkEventTypes(types: readonly WebhookEventType[] | null, isPartner: boolean): void {
  if (!isPartner || types === null || types.every(isForPartners)) return
  throw new AppError(
    'unprocessable',
    'event_type_reserved',
    'Only an endpoint of the house is told of accounts.',
    { errors: [{ path: 'body.event_types', message: 'must not name account events' }] },
  )
}

const shortestPause = 10 * second
const longestPause = 6 * hour

/**
 * When to try again after this many attempts; null when the patience is at an end. Pauses double from ten seconds to
 * six hours, and each is a fifth shorter or longer by `chance` (0 to 1), so that what failed together does not come
 * again together.
 */
export function nextAttempt(attempts: number, giveUpAt: Date, now: Date, chance: number): Date | null {
  if (now >= giveUpAt) return null
  const pause = Math.min(shortestPause * 2 ** (attempts - 1), longestPause)
  return new Date(Math.min(now.getTime() + pause * (0.8 + 0.4 * chance), giveUpAt.getTime()))
}

export const isDelivered = (status: number | null): boolean =>
  status !== null && status >= 200 && status <= 299

/** Why no more is sent after a failure; null: it may go on. */
export function reasonToDisable(
  status: number | null,
  { failures, since }: { readonly failures: number; readonly since: Date },
  now: Date,
): 'gone' | 'failing' | null {
  if (status === 410) return 'gone'
  const lasts = now.getTime() - since.getTime() >= patience
  return failures >= mostFailures && lasts ? 'failing' : null
}
