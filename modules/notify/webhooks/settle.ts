import type { Tx } from '@balai/db/open-database.ts'
import type { NotifyTables } from '../tables.ts'
import type { Attempt } from './attempt.ts'
import { type Claimed, endDelivered, insertAttempt, putOff, startPatience } from './claim-store.ts'
import type { WebhookDeps } from './deps.ts'
import { disableWebhooks } from './disable-webhooks.ts'
import { isDelivered, nextAttempt, patience, reasonToDisable } from './rules.ts'
import { noteFailure, noteSuccess } from './webhook-store.ts'

/** Writes down what came of an attempt, and what follows from it for the delivery and for its endpoint. */
export async function settle(
  { db, now }: Pick<WebhookDeps, 'db' | 'now'>,
  delivery: Claimed,
  { startedAt, durationMs, outcome }: Attempt,
): Promise<void> {
  const answer = 'fault' in outcome ? null : outcome
  const status = answer?.status ?? null
  await db.transaction().execute(async (tx) => {
    if (isDelivered(status)) await succeed(tx, delivery)
    else await fail(tx, delivery, status, now())
    await insertAttempt(tx, {
      delivery_id: delivery.id,
      number: delivery.attempts,
      started_at: startedAt,
      duration_ms: durationMs,
      status,
      fault: 'fault' in outcome ? outcome.fault : null,
      answer: answer?.text ?? null,
    })
  })
}

// The endpoint first, then its delivery, as whoever claims does.

async function succeed(tx: Tx<NotifyTables>, delivery: Claimed): Promise<void> {
  await noteSuccess(tx, delivery.webhook_id)
  await endDelivered(tx, delivery)
}

async function fail(tx: Tx<NotifyTables>, delivery: Claimed, status: number | null, at: Date): Promise<void> {
  const failing = await noteFailure(tx, delivery.webhook_id, at)
  const giveUpAt = await startPatience(tx, delivery, new Date(at.getTime() + patience))
  if (giveUpAt !== null) {
    await putOff(tx, delivery.id, nextAttempt(delivery.attempts, giveUpAt, at, Math.random()))
  }
  const reason = failing === null ? null : reasonToDisable(status, failing, at)
  if (reason !== null) await disableWebhooks(tx, [delivery.webhook_id], reason, at)
}
