import { type QueryExecutorProvider, sql } from 'kysely'

/** Heard by every worker: the payload names the queue in which something waits. */
export const deliveriesChannel = 'balai_deliveries'

export async function announce(db: QueryExecutorProvider, queue: string): Promise<void> {
  await sql`select pg_notify(${deliveriesChannel}, ${queue})`.execute(db)
}

/**
 * Those of the queues in which something may be fetched now: one statement in place of a poll per queue.
 * The limit makes it look into the index once for each queue; `exists` would read all jobs when there are many.
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
      limit 1
    ) as waiting`.execute(db)
  return rows.map(({ name }) => name)
}
