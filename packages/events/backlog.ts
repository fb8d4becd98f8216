import { type QueryExecutorProvider, sql } from 'kysely'
import { deadLetterQueue } from './queues.ts'

export interface Backlog {
  /** Events that no relay has moved yet, and the age of the oldest; both are near 0 while a worker lives. */
  readonly outbox: number
  readonly oldestSeconds: number
  readonly deadLetters: number
  /** Deliveries that wait, run or pause between two tries, by consumer; without those that have none. */
  readonly deliveries: Readonly<Record<string, number>>
}

/** For metrics and readiness; needs the queues to be installed. */
export async function readBacklog(db: QueryExecutorProvider): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select
      (select count(*) from events.outbox) as outbox,
      (select coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 from events.outbox) as "oldestSeconds",
      (select count(*) from pgboss.job where name = ${deadLetterQueue} and state < 'active') as "deadLetters",
      (select coalesce(jsonb_object_agg(name, waiting), '{}') from (
        select job.name, count(*) as waiting
        from pgboss.job join events.subscription on consumer = job.name
        where state <= 'active'
        group by job.name
      ) as by_consumer) as deliveries`.execute(db)
  const [backlog] = rows
  if (backlog === undefined) throw new Error('A select without a source has one row')
  return backlog
}
