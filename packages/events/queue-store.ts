import { type QueryExecutorProvider, sql } from 'kysely'
import { deadLetterQueue } from './queues.ts'

/** How a consumer or a job is doing. */
export interface QueueCounts {
  readonly name: string
  /** Also those that pause between two tries. */
  readonly waiting: number
  readonly running: number
  /** Given up within the last day. */
  readonly failed: number
}

/** Every queue that some worker has made, by name; without those of pg-boss itself and the dead letters. */
export async function countQueues(db: QueryExecutorProvider): Promise<QueueCounts[]> {
  const { rows } = await sql<QueueCounts>`
    select
      queue.name,
      count(*) filter (where job.state < 'active') as waiting,
      count(*) filter (where job.state = 'active') as running,
      count(*) filter (where job.state = 'failed') as failed
    from pgboss.queue left join pgboss.job on job.name = queue.name
    where queue.name <> ${deadLetterQueue} and not starts_with(queue.name, '__pgboss')
    group by queue.name
    order by queue.name`.execute(db)
  return rows
}
