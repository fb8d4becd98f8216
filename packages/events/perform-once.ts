import { setTimeout as delay } from 'node:timers/promises'
import { newId } from '@balai/db/new-id.ts'
import type { Db } from '@balai/db/open-database.ts'
import { type Claim, removeJob } from './claims.ts'
import type { Performer } from './consumer.ts'
import { deliveryOf, metaOf } from './delivery.ts'
import { claimLease, type Lease, releaseLease, renewLease } from './lease-store.ts'
import type { Log } from './log.ts'
import { writeReceipt } from './receipt-store.ts'
import { unlessAborted } from './unless-aborted.ts'

interface Leasing {
  readonly db: Db<unknown>
  readonly log: Log
  readonly leaseSeconds: number
}

/** Claims the lease, calls with no transaction open, then writes down that it is done. */
export async function performOnce(
  leasing: Leasing,
  performer: Performer,
  claim: Claim,
  signal: AbortSignal,
): Promise<void> {
  const { db, leaseSeconds } = leasing
  const delivery = deliveryOf(claim.job)
  const lease = { consumer: performer.name, eventId: delivery.event_id, holder: newId() }
  const outcome = await claimLease(db, lease, leaseSeconds)
  if (outcome === 'held_by_another') throw new Error('Another worker is at this effect')
  if (outcome === 'claimed') {
    const call = performer.handle(delivery.payload, { ...metaOf(delivery), signal })
    await underLease(leasing, lease, signal, call)
  }
  await confirm(db, lease, claim)
}

/** A lease goes back early only when its call has ended: one that ignores its signal may still be sending. */
async function underLease(leasing: Leasing, lease: Lease, signal: AbortSignal, call: Promise<void>) {
  const { db, log, leaseSeconds } = leasing
  const renewing = setInterval(
    () => {
      renewLease(db, lease, leaseSeconds).catch((error) =>
        log.error({ err: error }, 'Renewing a lease failed'),
      )
    },
    (leaseSeconds * 1_000) / 3,
  )
  try {
    await unlessAborted(signal, call)
  } catch (error) {
    if (await endsSoon(call)) await releaseLease(db, lease)
    throw error
  } finally {
    clearInterval(renewing)
  }
}

async function endsSoon(call: Promise<void>): Promise<boolean> {
  const ended = call.then(
    () => true,
    () => true,
  )
  return Promise.race([ended, delay(1_000, false, { ref: false })])
}

async function confirm(db: Db<unknown>, lease: Lease, claim: Claim): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await writeReceipt(tx, lease.consumer, lease.eventId)
    await releaseLease(tx, lease)
    await removeJob(claim, tx)
  })
}
