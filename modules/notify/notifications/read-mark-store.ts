import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { KindName } from '../kinds/contract.ts'
import type { NotifyTables } from '../tables.ts'

/** The numbers of those among these that are this person's. */
export async function listNumbers(
  tx: Tx<NotifyTables>,
  accountId: string,
  ids: readonly string[],
): Promise<number[]> {
  const rows = await tx
    .selectFrom('notify.notification')
    .select('number')
    .where('account_id', '=', accountId)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ number }) => number)
}

/** Answers how many were not read before. */
export async function markNumbers(
  tx: Tx<NotifyTables>,
  accountId: string,
  numbers: readonly number[],
  at: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update notify.notification set read_at = ${at}
    where account_id = ${accountId} and number = any(${numbers}::integer[]) and read_at is null`.execute(tx)
  return Number(numAffectedRows)
}

/** The same for all up to this one. */
export async function markUpTo(
  tx: Tx<NotifyTables>,
  accountId: string,
  number: number,
  at: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update notify.notification set read_at = ${at}
    where account_id = ${accountId} and number <= ${number} and read_at is null`.execute(tx)
  return Number(numAffectedRows)
}

/** What was told of this offer; the same. */
export async function markOffer(
  tx: Tx<NotifyTables>,
  { accountId, reservationId }: { readonly accountId: string; readonly reservationId: string },
  at: Date,
): Promise<number> {
  const kind: KindName = 'waitlist_offer'
  const { numAffectedRows } = await sql`
    update notify.notification set read_at = ${at}
    where account_id = ${accountId} and read_at is null
      and kind = ${kind} and facts ->> 'reservation_id' = ${reservationId}`.execute(tx)
  return Number(numAffectedRows)
}

/** Those that were read before then; answers how many there were. */
export async function deleteRead(db: Db<NotifyTables>, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from notify.notification
    where id = any(array(select id from notify.notification where read_at < ${before} limit ${limit}))`.execute(
    db,
  )
  return Number(numAffectedRows)
}
