import { type QueryExecutorProvider, sql } from 'kysely'

export interface Lease {
  readonly consumer: string
  readonly eventId: string
  readonly holder: string
}

export type Claim = 'claimed' | 'held_by_another' | 'already_done'

export async function claimLease(db: QueryExecutorProvider, lease: Lease, seconds: number): Promise<Claim> {
  const { rows } = await sql<{ done: boolean; claimed: boolean }>`
    with receipt as (
      select from events.receipt where consumer = ${lease.consumer} and event_id = ${lease.eventId}
    ),
    claim as (
      insert into events.lease (consumer, event_id, holder, held_until)
      select ${lease.consumer}, ${lease.eventId}, ${lease.holder}, now() + ${seconds} * interval '1 second'
      where not exists (select from receipt)
      on conflict (consumer, event_id) do update
      set holder = excluded.holder, held_until = excluded.held_until
      where lease.held_until <= now()
      returning holder
    )
    select exists (select from receipt) as done, exists (select from claim) as claimed`.execute(db)
  if (rows[0]?.done) return 'already_done'
  return rows[0]?.claimed ? 'claimed' : 'held_by_another'
}

export async function renewLease(db: QueryExecutorProvider, lease: Lease, seconds: number): Promise<void> {
  await sql`
    update events.lease set held_until = now() + ${seconds} * interval '1 second'
    where consumer = ${lease.consumer} and event_id = ${lease.eventId} and holder = ${lease.holder}`.execute(
    db,
  )
}

export async function releaseLease(db: QueryExecutorProvider, lease: Lease): Promise<void> {
  await sql`
    delete from events.lease
    where consumer = ${lease.consumer} and event_id = ${lease.eventId} and holder = ${lease.holder}`.execute(
    db,
  )
}

/** Of performers that died and whose event nobody took up again. */
export async function deleteDeadLeases(db: QueryExecutorProvider): Promise<void> {
  await sql`delete from events.lease where held_until < now() - interval '1 day'`.execute(db)
}
