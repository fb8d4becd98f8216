import type { Db } from '@balai/db/open-database.ts'
import type { QueryExecutorProvider } from 'kysely'
import type { Consumer } from './consumer.ts'
import { defineJob, type Job } from './job.ts'
import { deleteDeadLeases } from './lease-store.ts'
import { deleteOldReceipts } from './receipt-store.ts'
import { retryPolicyOf, retrySpanSeconds } from './retry-policy.ts'

/** Forgets, every hour, what was done so long ago that it cannot come again. */
export function definePruning(db: Db<unknown>, consumers: readonly Consumer[], receiptDays: number): Job {
  for (const consumer of consumers) assertRemembered(consumer, receiptDays)
  return defineJob({
    name: 'events.prune',
    cron: '23 * * * *',
    run: (signal) => prune(db, receiptDays, signal),
  })
}

function assertRemembered(consumer: Consumer, receiptDays: number): void {
  if (retrySpanSeconds(retryPolicyOf(consumer)) < receiptDays * 24 * 3600) return
  throw new Error(
    `"${consumer.name}" may be tried for longer than the ${receiptDays} days that receipts are kept`,
  )
}

const batch = 5_000

export async function prune(
  db: QueryExecutorProvider,
  receiptDays: number,
  signal: AbortSignal,
): Promise<void> {
  await deleteDeadLeases(db)
  while (!signal.aborted && (await deleteOldReceipts(db, receiptDays, batch)) === batch);
}
