import type { Db, Tx } from '@balai/db/open-database.ts'
import { type RawBuilder, sql } from 'kysely'
import type { AttendanceTables, CrewMemberRow } from '../tables.ts'
import type { PostHolder } from './rules.ts'

/** A post with the name of whoever has it; null when nothing is known of their account. */
export type NamedCrewMember = CrewMemberRow & { readonly name: string | null }

/**
 * Whether the post of a login name is this account's, and not one that was given to the name before somebody took it.
 * Posts without an account are older than the directory of people. Where accounts are hosted elsewhere names are all
 * there is.
 */
export const isPostOf = (
  post: 'crew' | 'me' | 'crew_member',
  accountId: RawBuilder<unknown>,
  since: RawBuilder<unknown>,
): RawBuilder<boolean> => {
  const column = (name: string) => sql.ref(`${post}.${name}`)
  return sql<boolean>`(
    ${accountId} is null or ${column('account_id')} = ${accountId}
    or ${column('account_id')} is null and ${column('added_at')} >= ${since})`
}

export const isPostOfHolder = (post: 'me' | 'crew_member', { accountId, since }: PostHolder) =>
  isPostOf(post, sql`${accountId}::uuid`, sql`${since}::timestamptz`)

export async function findCrewMember(
  db: Db<AttendanceTables>,
  eventId: string,
  holder: PostHolder,
): Promise<CrewMemberRow | null> {
  const member = await db
    .selectFrom('attendance.crew_member')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('username', '=', holder.username)
    .where(isPostOfHolder('crew_member', holder))
    .executeTakeFirst()
  return member ?? null
}

/** By login name; `after` is the last one of the page before. */
export async function listCrew(
  db: Db<AttendanceTables>,
  eventId: string,
  after: string | null,
  limit: number,
): Promise<NamedCrewMember[]> {
  return await namedCrew(db)
    .where('event_id', '=', eventId)
    .where('crew_member.username', '>', after ?? '')
    .orderBy('crew_member.username')
    .limit(limit)
    .execute()
}

export async function findNamed(
  db: Db<AttendanceTables>,
  { event_id, username }: CrewMemberRow,
): Promise<NamedCrewMember> {
  return await namedCrew(db)
    .where('event_id', '=', event_id)
    .where('crew_member.username', '=', username)
    .executeTakeFirstOrThrow()
}

const namedCrew = (db: Db<AttendanceTables>) =>
  db
    .selectFrom('attendance.crew_member as crew_member')
    .leftJoin('attendance.person as person', 'person.account_id', 'crew_member.account_id')
    .selectAll('crew_member')
    .select('person.name')

/** The gates that somebody is posted at. */
export async function listCrewGates(db: Db<AttendanceTables>, eventId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('attendance.crew_member')
    .select(sql<string>`unnest(gates)`.as('gate'))
    .distinct()
    .where('event_id', '=', eventId)
    .execute()
  return rows.map(({ gate }) => gate)
}

export async function countManagers(tx: Tx<AttendanceTables>, eventId: string): Promise<number> {
  const { managers } = await tx
    .selectFrom('attendance.crew_member')
    .select((count) => count.fn.countAll<number>().as('managers'))
    .where('event_id', '=', eventId)
    .where('role', '=', 'manager')
    .executeTakeFirstOrThrow()
  return managers
}

export async function putCrewMember(tx: Tx<AttendanceTables>, member: CrewMemberRow): Promise<CrewMemberRow> {
  return await tx
    .insertInto('attendance.crew_member')
    .values(member)
    .onConflict((known) =>
      known.columns(['event_id', 'username']).doUpdateSet({
        role: member.role,
        gates: member.gates,
        account_id: sql`coalesce(excluded.account_id, crew_member.account_id)`,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function deleteCrewMember(
  tx: Tx<AttendanceTables>,
  eventId: string,
  username: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('attendance.crew_member')
    .where('event_id', '=', eventId)
    .where('username', '=', username)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Writes the account beside posts that it had before accounts were kept there. */
export async function claimOldPosts(tx: Tx<AttendanceTables>, holder: PostHolder): Promise<void> {
  await tx
    .updateTable('attendance.crew_member')
    .set({ account_id: holder.accountId })
    .where('username', '=', holder.username)
    .where('account_id', 'is', null)
    .where('added_at', '>=', holder.since)
    .execute()
}
