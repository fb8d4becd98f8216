import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables, CrewMemberRow, EventRow } from '../tables.ts'
import type { EventSort } from './contract.ts'
import { isPostOfHolder } from './crew-store.ts'
import type { PostHolder } from './rules.ts'

export interface EventViewer {
  readonly account: PostHolder
  readonly isAdmin: boolean
}

export interface EventFilter {
  /** An admin sees every event, an account those that it is crew of besides the published ones. */
  readonly viewer: EventViewer | null
  readonly mine: boolean
  readonly status: EventRow['status'] | null
  readonly text: string | null
  readonly endsFrom: Date | null
  readonly startsBefore: Date | null
  readonly sort: EventSort
  /** What the last event of the page before was sorted by, and its id. */
  readonly after: { readonly value: string; readonly id: string } | null
  readonly limit: number
}

export type ListedEvent = EventRow & { my_role: CrewMemberRow['role'] | null; title_key: string }

/** What titles are sorted by, as the index has it: short enough for a page key. */
const titleKey = sql<string>`left(lower(title), 60)`
const title = { by: titleKey, type: sql.raw('text') }
const start = { by: sql`starts_at`, type: sql.raw('timestamptz') }

const orders = {
  starts_at: { ...start, direction: 'asc' },
  '-starts_at': { ...start, direction: 'desc' },
  title: { ...title, direction: 'asc' },
  '-title': { ...title, direction: 'desc' },
} as const satisfies Readonly<Record<EventSort, unknown>>

/** Managed events. */
export async function listEvents(db: Db<AttendanceTables>, filter: EventFilter): Promise<ListedEvent[]> {
  const { viewer, after } = filter
  const order = orders[filter.sort]
  let events = db
    .selectFrom('attendance.event')
    .leftJoin('attendance.crew_member as me', (join) =>
      join
        .onRef('me.event_id', '=', 'attendance.event.id')
        .on('me.username', '=', viewer?.account.username ?? '')
        .on(viewer === null ? sql.lit(false) : isPostOfHolder('me', viewer.account)),
    )
    .selectAll('attendance.event')
    .select(['me.role as my_role', titleKey.as('title_key')])
    .where('kind', '=', sql.lit('managed'))
    .orderBy(order.by, order.direction)
    .orderBy('id', order.direction)
    .limit(filter.limit)
  if (filter.mine) events = events.where('me.role', 'is not', null)
  else if (!viewer?.isAdmin) {
    events = events.where((or) => or.or([or('status', '=', 'published'), or('me.role', 'is not', null)]))
  }
  if (filter.status !== null) events = events.where('status', '=', filter.status)
  if (filter.text !== null) {
    events = events.where(sql<boolean>`strpos(lower(title || ' ' || place), lower(${filter.text})) > 0`)
  }
  if (filter.endsFrom !== null) events = events.where('ends_at', '>=', filter.endsFrom)
  if (filter.startsBefore !== null) events = events.where('starts_at', '<', filter.startsBefore)
  if (after !== null) {
    const beyond = sql.raw(order.direction === 'asc' ? '>' : '<')
    events = events.where(
      sql<boolean>`(${order.by}, id) ${beyond} (${after.value}::${order.type}, ${after.id}::uuid)`,
    )
  }
  return await events.execute()
}
