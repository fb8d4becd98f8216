import { type QueryExecutorProvider, sql } from 'kysely'

interface Subscription {
  readonly name: string
  readonly eventName: string
}

export async function writeSubscriptions(
  db: QueryExecutorProvider,
  subscriptions: readonly Subscription[],
): Promise<void> {
  await sql`
    insert into events.subscription (consumer, event_name)
    select * from unnest(${subscriptions.map(({ name }) => name)}::text[], ${subscriptions.map(({ eventName }) => eventName)}::text[])
    on conflict (consumer) do update set event_name = excluded.event_name
    where subscription.event_name <> excluded.event_name`.execute(db)
}
