import { createHash } from 'node:crypto'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { IdentityTables } from '../tables.ts'
import {
  addressBlock,
  addressForgottenAfter,
  type CountedPer,
  delayAfter,
  failuresForgottenAfter,
  lockoutRules,
} from './rules.ts'

/** Who tries to log in: a folded login name, whether or not an account has it, and an address. */
export interface Attempt {
  readonly login: string
  readonly address: string
}

/** Hashed, so that the table holds no list of names, nor of passwords that were typed into the wrong field. */
function keyOf(attempt: Attempt, per: CountedPer): Buffer {
  const address = addressBlock(attempt.address)
  const parts = { pair: [attempt.login, address], address: [address], account: [attempt.login] }[per]
  return createHash('sha256')
    .update(JSON.stringify([per, ...parts]))
    .digest()
}

/** When the last of the locks that `counts` may hold opens; null when all doors are open. */
export async function findLock(
  db: Db<IdentityTables>,
  attempt: Attempt,
  counts: readonly CountedPer[],
  now: Date,
): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select max(locked_until) as until from identity.lockout
    where key = any(${counts.map((per) => keyOf(attempt, per))}::bytea[]) and locked_until > ${now}`.execute(
    db,
  )
  return rows[0]?.until ?? null
}

/** Counts a failure each way. Answers whether it was the one that closed the door of the pair. */
export async function countFailure(tx: Tx<IdentityTables>, attempt: Attempt, now: Date): Promise<boolean> {
  const all = (Object.keys(lockoutRules) as CountedPer[])
    .map((per) => ({ per, key: keyOf(attempt, per) }))
    .sort((one, other) => one.key.compare(other.key))
  const forgotten = new Date(now.getTime() - failuresForgottenAfter)
  const { rows } = await sql<{ key: Buffer; failures: number }>`
    insert into identity.lockout as lockout (key, failures, last_failed_at)
    select key, 1, ${now} from unnest(${all.map(({ key }) => key)}::bytea[]) as key
    on conflict (key) do update set
      failures = case when lockout.last_failed_at < ${forgotten} then 1 else lockout.failures + 1 end,
      last_failed_at = excluded.last_failed_at
    returning key, failures`.execute(tx)
  const counted = rows.map(({ key, failures }) => {
    const per = all.find((each) => each.key.equals(key))?.per as CountedPer
    return { key, per, delay: delayAfter(failures, lockoutRules[per]) }
  })
  const closing = counted.filter(({ delay }) => delay > 0)
  await closeDoors(tx, closing, now)
  return closing.some(({ per }) => per === 'pair')
}

async function closeDoors(
  tx: Tx<IdentityTables>,
  closing: readonly { readonly key: Buffer; readonly delay: number }[],
  now: Date,
): Promise<void> {
  if (closing.length === 0) return
  await sql`
    update identity.lockout set locked_until = closing.until
    from unnest(
      ${closing.map(({ key }) => key)}::bytea[],
      ${closing.map(({ delay }) => new Date(now.getTime() + delay))}::timestamptz[]
    ) as closing (key, until)
    where lockout.key = closing.key`.execute(tx)
}

/** After the right password the pair starts afresh; the other counts are not the owner's to reset. */
export async function forgetFailures(tx: Tx<IdentityTables>, attempt: Attempt): Promise<void> {
  await tx.deleteFrom('identity.lockout').where('key', '=', keyOf(attempt, 'pair')).execute()
}

/** After a reset by letter, which only the owner can have read: the name is free from everywhere. */
export async function forgetAttack(
  tx: Tx<IdentityTables>,
  logins: readonly string[],
  address: string,
): Promise<void> {
  const keys = logins.flatMap((login) => [
    keyOf({ login, address }, 'pair'),
    keyOf({ login, address }, 'account'),
  ])
  await tx.deleteFrom('identity.lockout').where('key', 'in', keys).execute()
}

export async function rememberAddress(
  tx: Tx<IdentityTables>,
  accountId: string,
  address: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('identity.known_address')
    .values({ account_id: accountId, address: addressBlock(address), last_seen_at: now })
    .onConflict((conflict) => conflict.columns(['account_id', 'address']).doUpdateSet({ last_seen_at: now }))
    .execute()
}

export async function pruneLockouts(db: Db<IdentityTables>, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - failuresForgottenAfter)
  await db.deleteFrom('identity.lockout').where('last_failed_at', '<', forgotten).execute()
  const left = new Date(now.getTime() - addressForgottenAfter)
  await db.deleteFrom('identity.known_address').where('last_seen_at', '<', left).execute()
}
