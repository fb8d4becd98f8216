import { type QueryExecutorProvider, sql } from 'kysely'

/** Heard by every worker: the payload names the queue in which something waits. */
export const deliveriesChannel = 'balai_deliveries'

export async function announce(db: QueryExecutorProvider, queue: string): Promise<void> {
  await sql`select pg_notify(${deliveriesChannel}, ${queue})`.execute(db)
}

/**
 * Those of the queues in which something may be fetched now: one statement in place of a poll per queue.
 * The order is that of pg-boss's index, which is so looked into once for each queue; `exists` reads all jobs there are.
 */
export async function findWaitingQueues(
  db: QueryExecutorProvider,
  queues: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select queue.name
    from unnest(${queues}::text[]) as queue (name)
    cross join lateral (
      select from pgboss.job
      where job.name = queue.name and state < 'active' and not blocked and start_after <= now()
      order by priority desc, created_on
      limit 1
    ) as waiting`.execute(db)
  return rows.map(({ name }) => name)
}
