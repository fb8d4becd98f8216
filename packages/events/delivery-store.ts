import { type QueryExecutorProvider, sql } from 'kysely'

/** Heard by every worker: the payload names the queue in which something waits. */
export const deliveriesChannel = 'balai_deliveries'

export async function announce(db: QueryExecutorProvider, queue: string): Promise<void> {
  await sql`select pg_notify(${deliveriesChannel}, ${queue})`.execute(db)
}

/** Those of the queues in which something may be fetched now: one statement in place of a poll per queue. */
export async function findWaitingQueues(
  db: QueryExecutorProvider,
  queues: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${queues}::text[]) as queue (name)
    where exists (
      select from pgboss.job
      where job.name = queue.name and state < 'active' and not blocked and start_after <= now()
    )`.execute(db)
  return rows.map(({ name }) => name)
}
