import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { CheckInList } from '../contract.ts'
import type { ReadDeps } from '../deps.ts'
import { scannerOf } from '../door/rules.ts'
import { requireCrewEvent } from '../events/event-access.ts'
import { findEvent } from '../events/event-store.ts'
import {
  type Cursor,
  countAttendance,
  countCheckInsBy,
  type RecordStretch,
  readAttendanceStretch,
  readStretchBy,
} from './record-store.ts'

export interface ReadAttendanceDeps extends ReadDeps {
  readonly openLists: boolean
}

/** Everybody who got in, oldest first. A list that nobody has checked in to yet is empty. */
export async function readAttendance(
  { db, openLists }: ReadAttendanceDeps,
  account: AccountPrincipal,
  eventId: string,
): Promise<CheckInList> {
  if (openLists && (await findEvent(db, eventId)) === null)
    return { total: 0, records: read(0, async () => null) }
  const { event } = await requireCrewEvent({ db }, eventId, account)
  const total = await countAttendance(db, event.id)
  const shown = { id: event.id, shownAs: eventId }
  return { total, records: read(total, (cursor) => readAttendanceStretch(db, shown, cursor)) }
}

/** What this account let in, newest first; at all events, or at one. */
export async function readCheckInsBy(
  { db }: ReadDeps,
  account: AccountPrincipal,
  eventId: string | null,
): Promise<CheckInList> {
  const event = eventId === null ? null : await findEvent(db, eventId)
  if (eventId !== null && event === null) return { total: 0, records: read(0, async () => null) }
  const { username } = scannerOf(account)
  const total = await countCheckInsBy(db, username, event?.id ?? null)
  return { total, records: read(total, (cursor) => readStretchBy(db, username, event?.id ?? null, cursor)) }
}

const stretchLength = 1_000

/** Just as many as were counted: who comes in while a long list is sent is not in it. */
async function* read(
  total: number,
  readStretch: (cursor: Cursor) => Promise<RecordStretch | null>,
): AsyncGenerator<string> {
  let after: string | null = null
  for (let left = total; left > 0; left -= stretchLength) {
    const stretch: RecordStretch | null = await readStretch({ after, limit: Math.min(left, stretchLength) })
    if (stretch === null) return
    yield stretch.records
    after = stretch.last
  }
}
