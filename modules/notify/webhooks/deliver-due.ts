import { setTimeout as delay } from 'node:timers/promises'
import { attempt } from './attempt.ts'
import { type Claimed, claimDeliveries, lockReadyWebhooks, releaseClaim } from './claim-store.ts'
import type { SendDeps } from './deps.ts'
import { settle } from './settle.ts'

/**
 * How much is under way at once. Endpoints that fail have a lane of their own: however many of them hang, those that
 * listen are served at full speed.
 */
export interface Lane {
  readonly failing: boolean
  /** In this process. */
  readonly atOnce: number
  /** At one endpoint, over all processes. */
  readonly perWebhook: number
}

export const lanes = {
  steady: { failing: false, atOnce: 16, perWebhook: 4 },
  failing: { failing: true, atOnce: 8, perWebhook: 1 },
} as const satisfies Record<string, Lane>

/** Sends what is due, until nothing is. A place that becomes free is taken at once, whatever else still waits for an answer. */
export async function deliverDue(deps: SendDeps, lane: Lane, signal: AbortSignal): Promise<void> {
  const underWay = new Set<Promise<void>>()
  do {
    for (const delivery of await claim(deps, lane, lane.atOnce - underWay.size)) {
      const sending = deliver(deps, delivery, signal).finally(() => underWay.delete(sending))
      underWay.add(sending)
    }
    if (underWay.size > 0) await oneOf(underWay)
  } while (underWay.size > 0 && !signal.aborted)
  await Promise.all(underWay)
}

/** Or a moment, after which something else may be due. */
async function oneOf(underWay: ReadonlySet<Promise<void>>): Promise<void> {
  const over = new AbortController()
  await Promise.race([...underWay, delay(1_000, undefined, over).catch(() => {})])
  over.abort()
}

async function claim(deps: SendDeps, lane: Lane, most: number): Promise<Claimed[]> {
  if (most === 0) return []
  const { db, now } = deps
  const at = now()
  const leasedUntil = new Date(at.getTime() + leases * timeoutOf(deps))
  const terms = { now: at, leasedUntil, failing: lane.failing, perWebhook: lane.perWebhook, most }
  return await db.transaction().execute(async (tx) => {
    const webhooks = await lockReadyWebhooks(tx, terms)
    return webhooks.length === 0 ? [] : await claimDeliveries(tx, webhooks, terms)
  })
}

/** A lease lasts so many times what an attempt may take: whoever has not ended by then is dead. */
const leases = 3
const timeoutOf = ({ webhookTimeoutMs = 10_000 }: SendDeps) => webhookTimeoutMs

/** Never throws: what could not be written down is sent again when the lease is over. */
async function deliver(deps: SendDeps, delivery: Claimed, stopping: AbortSignal): Promise<void> {
  try {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutOf(deps))])
    const made = await attempt(deps, delivery, signal)
    if (stopping.aborted && 'fault' in made.outcome) await releaseClaim(deps.db, delivery)
    else await settle(deps, delivery, made)
  } catch (err) {
    deps.log.error({ err, delivery: delivery.id }, 'a webhook delivery was not written down')
  }
}
