import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { KindName } from '../kinds/contract.ts'
import type { NotifyTables, PersonRow, PreferenceRow } from '../tables.ts'
import type { PreferenceWish } from './contract.ts'
import type { Choice } from './rules.ts'

/** What somebody chose of a kind, and where letters would go; nothing is known of an account that nobody told of. */
export type Reach = Choice & {
  readonly status: PersonRow['status'] | null
  readonly address: string | null
}

export async function readReach(tx: Tx<NotifyTables>, accountId: string, kind: KindName): Promise<Reach> {
  const { rows } = await sql<Reach>`
    select person.status, person.email as address, preference.in_app, preference.email
    from (select ${accountId}::uuid as account_id) asked
    left join notify.person using (account_id)
    left join notify.preference on preference.account_id = asked.account_id and preference.kind = ${kind}`.execute(
    tx,
  )
  return rows[0] as Reach
}

/** What somebody chose of a kind. */
export async function findChoice(db: Db<NotifyTables>, accountId: string, kind: string): Promise<Choice> {
  const choice = await db
    .selectFrom('notify.preference')
    .select(['in_app', 'email'])
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return choice ?? { in_app: null, email: null }
}

export async function listPreferences(db: Db<NotifyTables>, accountId: string): Promise<PreferenceRow[]> {
  return await db.selectFrom('notify.preference').selectAll().where('account_id', '=', accountId).execute()
}

/** These and no others. */
export async function putPreferences(
  tx: Tx<NotifyTables>,
  accountId: string,
  wishes: readonly PreferenceWish[],
): Promise<void> {
  const named = wishes.map(({ kind }) => kind)
  await sql`delete from notify.preference
    where account_id = ${accountId} and kind <> all(${named}::text[])`.execute(tx)
  if (wishes.length === 0) return
  await tx
    .insertInto('notify.preference')
    .values(wishes.map((wish) => ({ account_id: accountId, ...writable(wish) })))
    .onConflict((known) =>
      known.columns(['account_id', 'kind']).doUpdateSet(({ ref }) => ({
        in_app: ref('excluded.in_app'),
        email: ref('excluded.email'),
      })),
    )
    .execute()
}

/** A body may have more fields than its schema. */
const writable = ({ kind, in_app, email }: PreferenceWish): PreferenceWish => ({ kind, in_app, email })

export async function refuseLetters(
  db: Db<NotifyTables>,
  { accountId, kind }: { readonly accountId: string; readonly kind: KindName },
): Promise<void> {
  await db
    .insertInto('notify.preference')
    .values({ account_id: accountId, kind, in_app: null, email: false })
    .onConflict((known) => known.columns(['account_id', 'kind']).doUpdateSet({ email: false }))
    .execute()
}
