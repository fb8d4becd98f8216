import type { Db } from '@balai/db/open-database.ts'
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
