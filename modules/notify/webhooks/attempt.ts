import { type FaultReason, UpstreamFault } from '@balai/upstream/fault.ts'
import type { Claimed } from './claim-store.ts'
import type { SendDeps } from './deps.ts'
import { type Answer, post } from './post.ts'
import { openSecret, sign } from './secrets.ts'
import { PrivateTarget, resolveTarget } from './target.ts'

/** What came of one attempt: an answer, whatever its status, or why there was none. */
export interface Attempt {
  readonly startedAt: Date
  readonly durationMs: number
  readonly outcome: Answer | { readonly fault: Fault }
}

export type Fault = FaultReason | 'private address' | 'secret unreadable'

/** Sends a delivery once. With no transaction open: the other side may take its time. */
export async function attempt(deps: SendDeps, delivery: Claimed, signal: AbortSignal): Promise<Attempt> {
  const startedAt = deps.now()
  const began = performance.now()
  const outcome = await send(deps, delivery, startedAt, signal)
  return { startedAt, durationMs: Math.round(performance.now() - began), outcome }
}

async function send(
  deps: SendDeps,
  delivery: Claimed,
  at: Date,
  signal: AbortSignal,
): Promise<Attempt['outcome']> {
  const secrets = secretsOf(deps, delivery, at)
  if (secrets.length === 0) return { fault: 'secret unreadable' }
  const url = new URL(delivery.url)
  try {
    const addresses = await resolveTarget(url, deps, signal)
    const headers = headersOf(delivery, secrets, Math.floor(at.getTime() / 1_000))
    return await post({ url, addresses, headers, body: delivery.body }, signal)
  } catch (error) {
    if (error instanceof PrivateTarget) return { fault: 'private address' }
    if (error instanceof UpstreamFault) return { fault: error.reason }
    throw error
  }
}

function secretsOf({ seal }: SendDeps, delivery: Claimed, at: Date): string[] {
  const { previous_secret: previous, previous_secret_until: until } = delivery
  const sealed = [delivery.secret, ...(previous !== null && until !== null && at < until ? [previous] : [])]
  return sealed
    .map((secret) => openSecret(seal, delivery.webhook_id, secret))
    .filter((secret) => secret !== null)
}

const headersOf = ({ id, event_type, body }: Claimed, secrets: readonly string[], at: number) => ({
  'content-type': 'application/json',
  'user-agent': 'Balai-Webhooks/1',
  'balai-delivery': id,
  'balai-event': event_type,
  'balai-timestamp': String(at),
  'balai-signature': sign(secrets, at, body),
})
