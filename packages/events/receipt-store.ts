import { type QueryExecutorProvider, sql } from 'kysely'
import { deadLetterQueue } from './queues.ts'

/** False when the consumer has done this event before. */
export async function writeReceipt(
  tx: QueryExecutorProvider,
  consumer: string,
  eventId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into events.receipt (consumer, event_id) values (${consumer}, ${eventId})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/**
 * The same for an effect in this very transaction; one that another transaction has under way is waited for.
 *
 * Its commit need not wait for the disk: effect, receipt and the end of the job are in it together, so a power cut
 * takes all three or none, and what it took is delivered again.
 */
export async function writeReceiptWithEffect(
  tx: QueryExecutorProvider,
  consumer: string,
  eventId: string,
): Promise<boolean> {
  const { rows } = await sql<{ written: number }>`
    with receipt as (
      insert into events.receipt (consumer, event_id) values (${consumer}, ${eventId})
      on conflict do nothing
      returning event_id
    )
    select count(*) as written, set_config('synchronous_commit', 'off', true) from receipt`.execute(tx)
  return rows[0]?.written === 1
}

/** Keeps the receipts of dead letters: one may have become so after its effect was done, and be replayed much later. */
export async function deleteOldReceipts(
  db: QueryExecutorProvider,
  days: number,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from events.receipt
    where ctid = any (array(
      select ctid from events.receipt
      where done_at < now() - ${days} * interval '1 day'
        and not exists (
          select from pgboss.job
          where job.name = ${deadLetterQueue} and source_name = consumer and data ->> 'event_id' = event_id::text
        )
      limit ${limit}
    ))`.execute(db)
  return Number(numAffectedRows ?? 0)
}
