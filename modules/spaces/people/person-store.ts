import type { Role } from '@balai/contract/principal.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { PersonRow, SpacesTables } from '../tables.ts'

/** Keeps the newest of what was told of an account. */
export async function keepPerson(tx: Tx<SpacesTables>, person: PersonRow): Promise<void> {
  const { account_id: _, ...facts } = person
  await tx
    .insertInto('spaces.person')
    .values(person)
    .onConflict((known) =>
      known.column('account_id').doUpdateSet(facts).where(sql`person.revision`, '<', facts.revision),
    )
    .execute()
}

/** By the username, in any case. */
export async function findPerson(db: Db<SpacesTables>, username: string): Promise<PersonRow | null> {
  const person = await db
    .selectFrom('spaces.person')
    .selectAll()
    .where('username', '=', username.toLowerCase())
    .executeTakeFirst()
  return person ?? null
}

/** Null where nothing is known of the account. */
export async function findRole(db: Db<SpacesTables>, accountId: string): Promise<Role | null> {
  const person = await db
    .selectFrom('spaces.person')
    .select('role')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return person?.role ?? null
}
