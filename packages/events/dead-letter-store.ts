import { type QueryExecutorProvider, sql } from 'kysely'
import { deadLetterQueue } from './queues.ts'

/** An event that a consumer gave up on. */
export interface DeadLetter {
  readonly id: string
  readonly consumer: string
  readonly event_id: string
  readonly event_name: string
  readonly payload: unknown
  /** What the last try said. */
  readonly error: string
  readonly tries: number
  /** Instants with microseconds, so that they can be keys of a page. */
  readonly occurred_at: string
  readonly died_at: string
}

export type DeadLetterKey = Pick<DeadLetter, 'died_at' | 'id'>

/**
 * The newest first; those of all consumers, wherever their modules are hosted. Reads along pg-boss's own index of what
 * waits in a queue, which begins with name and priority.
 */
export async function listDeadLetters(
  db: QueryExecutorProvider,
  after: DeadLetterKey | null,
  limit: number,
): Promise<DeadLetter[]> {
  const { rows } = await sql<DeadLetter>`
    select
      id,
      source_name as consumer,
      data ->> 'event_id' as event_id,
      data ->> 'event_name' as event_name,
      data -> 'payload' as payload,
      coalesce(source_output ->> 'message', source_output -> 'value' ->> 'message', '') as error,
      source_retry_count + 1 as tries,
      ${instant(sql`(data ->> 'occurred_at')::timestamptz`)} as occurred_at,
      ${instant(sql`created_on`)} as died_at
    from pgboss.job
    where name = ${deadLetterQueue} and priority = 0 and state < 'active' and not blocked
      and (created_on, id) < (${after?.died_at ?? 'infinity'}::timestamptz, ${after?.id ?? lastId}::uuid)
    order by created_on desc, id desc
    limit ${limit}`.execute(db)
  return rows
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const instant = (time: ReturnType<typeof sql>) =>
  sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Whose dead letter it is. */
export async function findConsumerOf(db: QueryExecutorProvider, id: string): Promise<string | null> {
  const { rows } = await sql<{ source_name: string }>`
    select source_name from pgboss.job where name = ${deadLetterQueue} and id = ${id}`.execute(db)
  return rows[0]?.source_name ?? null
}
