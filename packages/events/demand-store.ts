import { type QueryExecutorProvider, sql } from 'kysely'

/**
 * Which of these consumers, all of them with the option `onDemand`, are to hear of what happens from now on. It may be
 * said before a worker ever ran them.
 */
export async function setDemand(
  tx: QueryExecutorProvider,
  consumers: Readonly<Record<string, boolean>>,
): Promise<void> {
  const names = Object.keys(consumers)
  const wanted = names.filter((name) => consumers[name])
  const unwanted = names.filter((name) => !consumers[name])
  await sql`delete from events.demand where consumer = any(${unwanted}::text[])`.execute(tx)
  await sql`
    insert into events.demand (consumer) select * from unnest(${wanted}::text[])
    on conflict do nothing`.execute(tx)
}
