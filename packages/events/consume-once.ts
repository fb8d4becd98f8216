import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Claim, settleClaim } from './claims.ts'
import type { TransactionalConsumer } from './consumer.ts'
import { deliveryOf, metaOf } from './delivery.ts'
import { writeReceiptWithEffect } from './receipt-store.ts'
import { unlessAborted } from './unless-aborted.ts'

/** The effect, its receipt and the end of the job: all of it commits, or nothing. */
export async function consumeOnce(
  db: Db<unknown>,
  consumer: TransactionalConsumer,
  claim: Claim,
  signal: AbortSignal,
): Promise<void> {
  const delivery = deliveryOf(claim.job)
  await inTransaction(db, signal, async (tx) => {
    const isFirst = await writeReceiptWithEffect(tx, consumer.name, delivery.event_id)
    if (isFirst) await consumer.handle(tx, delivery.payload, metaOf(delivery))
    await settleClaim(claim, tx)
  })
}

/** Rolls back when the signal aborts: a handler that then still runs finds its transaction closed. */
async function inTransaction(
  db: Db<unknown>,
  signal: AbortSignal,
  work: (tx: Tx<unknown>) => Promise<void>,
): Promise<void> {
  const tx = await db.startTransaction().execute()
  try {
    await unlessAborted(signal, work(tx))
  } catch (error) {
    await tx.rollback().execute()
    throw error
  }
  await tx.commit().execute()
}
