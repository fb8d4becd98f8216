import { newId } from '@balai/db/new-id.ts'
import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { HttpTables } from './tables.ts'

export type IdempotencyDb = Db<HttpTables>

/** A request's right to work on a key. */
export interface Claim {
  readonly id: Buffer
  readonly claim: string
}

export interface KnownKey {
  readonly fingerprint: Buffer
  readonly answer: Buffer | null
}

const lease = sql`now() + interval '30 seconds'`

/**
 * Takes a key that nobody has used for 24 hours, or whose request died: its lease ran out and it left no answer.
 * Null when another request has it. `fingerprints` are of one body, the newest secret's first.
 */
export async function claimKey(
  db: IdempotencyDb,
  id: Buffer,
  fingerprints: readonly [Buffer, ...Buffer[]],
): Promise<Claim | null> {
  const claim = newId()
  const { rows } = await sql`
    insert into http.idempotency_key as known (id, fingerprint, claim, leased_until, expires_at)
    values (${id}, ${fingerprints[0]}, ${claim}, ${lease}, now() + interval '24 hours')
    on conflict (id) do update
      set fingerprint = excluded.fingerprint, claim = excluded.claim, leased_until = excluded.leased_until,
        answer = null, expires_at = excluded.expires_at
      where known.expires_at <= now()
        or (known.answer is null and known.leased_until <= now()
          and known.fingerprint = any(${fingerprints}::bytea[]))
    returning claim`.execute(db)
  return rows.length === 0 ? null : { id, claim }
}

export async function findKey(db: IdempotencyDb, id: Buffer): Promise<KnownKey | null> {
  const found = await db
    .selectFrom('http.idempotency_key')
    .select(['fingerprint', 'answer'])
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

export async function renewLease(db: IdempotencyDb, { id, claim }: Claim): Promise<void> {
  await sql`update http.idempotency_key set leased_until = ${lease}
    where id = ${id} and claim = ${claim}`.execute(db)
}

export async function keepAnswer(db: IdempotencyDb, { id, claim }: Claim, answer: Buffer): Promise<void> {
  await sql`update http.idempotency_key set answer = ${answer}
    where id = ${id} and claim = ${claim}`.execute(db)
}

export async function releaseKey(db: IdempotencyDb, { id, claim }: Claim): Promise<void> {
  await sql`delete from http.idempotency_key where id = ${id} and claim = ${claim}`.execute(db)
}

/** For a job that runs now and then; a key that expired is free already. */
export async function pruneIdempotencyKeys(db: IdempotencyDb): Promise<void> {
  await sql`delete from http.idempotency_key where expires_at <= now()`.execute(db)
}
