import type { EventType } from '@balai/contract/define-event.ts'
import { type QueryExecutorProvider, sql } from 'kysely'

interface Subscription {
  readonly name: string
  readonly eventName: string
  readonly options: { readonly onDemand?: boolean }
}

export async function writeSubscriptions(
  db: QueryExecutorProvider,
  subscriptions: readonly Subscription[],
): Promise<void> {
  await sql`
    insert into events.subscription (consumer, event_name, on_demand)
    select * from unnest(
      ${subscriptions.map(({ name }) => name)}::text[],
      ${subscriptions.map(({ eventName }) => eventName)}::text[],
      ${subscriptions.map(({ options }) => options.onDemand ?? false)}::boolean[]
    )
    on conflict (consumer) do update set event_name = excluded.event_name, on_demand = excluded.on_demand
    where (subscription.event_name, subscription.on_demand) <> (excluded.event_name, excluded.on_demand)`.execute(
    db,
  )
}

/** The names of the consumers that hear of this, whether they run or not. */
export async function listSubscribers(db: QueryExecutorProvider, type: EventType): Promise<string[]> {
  const { rows } = await sql<{ consumer: string }>`
    select consumer from events.subscription where event_name = ${type.name}`.execute(db)
  return rows.map(({ consumer }) => consumer)
}
