import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables, PersonRow } from '../tables.ts'
import type { PersonView } from './contract.ts'

/** Keeps the newest of what was told of an account; answers whether this was it. */
export async function keepPerson(tx: Tx<AttendanceTables>, person: PersonRow): Promise<boolean> {
  const { account_id, ...facts } = person
  const kept = await tx
    .insertInto('attendance.person')
    .values(person)
    .onConflict((known) =>
      known.column('account_id').doUpdateSet(facts).where(sql`person.revision`, '<', facts.revision),
    )
    .returning('account_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** By the username or a verified e-mail, in lower case. A login name that is an e-mail counts once it is verified. */
export async function findPerson(db: Db<AttendanceTables>, name: string): Promise<PersonRow | null> {
  const person = await db
    .selectFrom('attendance.person')
    .selectAll()
    .where((or) =>
      or.or([or.and([or('username', '=', name), or('goes_by_email', '=', false)]), or('email', '=', name)]),
    )
    .orderBy(sql`username = ${name}`, 'desc')
    .limit(1)
    .executeTakeFirst()
  return person ?? null
}

/** Whether anybody is in the directory: nobody ever is where identity has a database of its own. */
export async function hasPeople(db: Db<AttendanceTables>): Promise<boolean> {
  const person = await db.selectFrom('attendance.person').select('account_id').limit(1).executeTakeFirst()
  return person !== undefined
}

/** Active people whose username or display name begins so, ten at most; none of those who go by an e-mail. */
export async function searchPeople(db: Db<AttendanceTables>, beginning: string): Promise<PersonView[]> {
  const from = sql`lower(${beginning})`
  // no text that begins so is after this one
  const to = sql`lower(${beginning}) || chr(1114111)`
  const { rows } = await sql<PersonView>`
    with found as (
      (select account_id, username, name from attendance.person
      where status = 'active' and not goes_by_email
        and username collate "C" >= ${from} and username collate "C" <= ${to}
      order by username collate "C" limit 10)
      union
      (select account_id, username, name from attendance.person
      where status = 'active' and not goes_by_email
        and lower(name) collate "C" >= ${from} and lower(name) collate "C" <= ${to}
      order by lower(name) collate "C", username limit 10)
    )
    select * from found order by lower(name), username limit 10`.execute(db)
  return rows
}
