import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { NotifyTables, PersonRow } from '../tables.ts'

/** News of an account; without a language when whoever told did not know it. */
export type PersonNews = Omit<PersonRow, 'locale'> & { readonly locale: PersonRow['locale'] | null }

/** Keeps the newest of what was told of an account. */
export async function keepPerson(tx: Tx<NotifyTables>, { locale, ...person }: PersonNews): Promise<void> {
  await tx
    .insertInto('notify.person')
    .values({ ...person, locale: locale ?? 'id' })
    .onConflict((known) =>
      known
        .column('account_id')
        .doUpdateSet({ ...person, ...(locale !== null && { locale }) })
        .where(sql`person.revision`, '<', person.revision),
    )
    .execute()
}

export function findPerson(db: Db<NotifyTables>, accountId: string): Promise<PersonRow | undefined> {
  return db.selectFrom('notify.person').selectAll().where('account_id', '=', accountId).executeTakeFirst()
}

/** By the login name in lower case. */
export async function findAccountId(tx: Tx<NotifyTables>, username: string): Promise<string | null> {
  const person = await tx
    .selectFrom('notify.person')
    .select('account_id')
    .where('username', '=', username)
    .executeTakeFirst()
  return person?.account_id ?? null
}
