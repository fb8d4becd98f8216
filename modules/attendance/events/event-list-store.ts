import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables, CrewMemberRow, EventRow } from '../tables.ts'

export interface EventViewer {
  readonly username: string
  readonly isAdmin: boolean
}

export interface EventFilter {
  /** An admin sees every event, an account those that it is crew of besides the published ones. */
  readonly viewer: EventViewer | null
  readonly mine: boolean
  readonly text: string | null
  readonly endsFrom: Date | null
  readonly startsBefore: Date | null
  readonly after: readonly [startsAt: Date, id: string] | null
  readonly limit: number
}

export type ListedEvent = EventRow & { my_role: CrewMemberRow['role'] | null }

/** Managed events by their start, soonest first. */
export async function listEvents(db: Db<AttendanceTables>, filter: EventFilter): Promise<ListedEvent[]> {
  const { viewer, after } = filter
  let events = db
    .selectFrom('attendance.event')
    .leftJoin('attendance.crew_member as me', (join) =>
      join.onRef('me.event_id', '=', 'attendance.event.id').on('me.username', '=', viewer?.username ?? ''),
    )
    .selectAll('attendance.event')
    .select('me.role as my_role')
    .where('kind', '=', sql.lit('managed'))
    .orderBy('starts_at')
    .orderBy('id')
    .limit(filter.limit)
  if (filter.mine) events = events.where('me.role', 'is not', null)
  else if (!viewer?.isAdmin) {
    events = events.where((or) => or.or([or('status', '=', 'published'), or('me.role', 'is not', null)]))
  }
  if (filter.text !== null) {
    events = events.where(sql<boolean>`strpos(lower(title || ' ' || place), lower(${filter.text})) > 0`)
  }
  if (filter.endsFrom !== null) events = events.where('ends_at', '>=', filter.endsFrom)
  if (filter.startsBefore !== null) events = events.where('starts_at', '<', filter.startsBefore)
  if (after !== null) {
    events = events.where(sql<boolean>`(starts_at, id) > (${after[0]}, ${after[1]}::uuid)`)
  }
  return await events.execute()
}
