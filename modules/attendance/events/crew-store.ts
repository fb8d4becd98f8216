import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables, CrewMemberRow } from '../tables.ts'
import { loginName } from './rules.ts'

export async function findCrewMember(
  db: Db<AttendanceTables>,
  eventId: string,
  username: string,
): Promise<CrewMemberRow | null> {
  const member = await db
    .selectFrom('attendance.crew_member')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('username', '=', loginName(username))
    .executeTakeFirst()
  return member ?? null
}

/** By login name; `after` is the last one of the page before. */
export async function listCrew(
  db: Db<AttendanceTables>,
  eventId: string,
  after: string | null,
  limit: number,
): Promise<CrewMemberRow[]> {
  return await db
    .selectFrom('attendance.crew_member')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('username', '>', after ?? '')
    .orderBy('username')
    .limit(limit)
    .execute()
}

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
      known.columns(['event_id', 'username']).doUpdateSet({ role: member.role, gates: member.gates }),
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
    .where('username', '=', loginName(username))
    .executeTakeFirst()
  return numDeletedRows > 0n
}
