import { createHash } from 'node:crypto'
import { type CalendarEntry, writeCalendar } from '@balai/calendar/write-calendar.ts'
import type { Deps } from '../deps.ts'
import { type FeedReservation, listFeedReservations } from './feed-entry-store.ts'
import { type NamedFeed, noteFeedUse, requireFeed } from './feed-store.ts'
import { hashFeedToken } from './feed-token.ts'

export interface FeedContent {
  readonly calendar: string
  /** Of another content it is another one. */
  readonly etag: string
}

/** Throws `calendar_feed_not_found`. */
export async function readFeed({ db, now }: Deps, token: string): Promise<FeedContent> {
  const at = now()
  const feed = await requireFeed(db, hashFeedToken(token))
  await noteFeedUse(db, feed.id, at)
  const reservations = await listFeedReservations(db, feed, at)
  const view = feed.seat_id === null ? ownEntry : seatEntry
  const calendar = writeCalendar(reservations.map(view), { name: nameOf(feed), refreshSeconds: 3_600 })
  return { calendar, etag: `"${createHash('sha256').update(calendar).digest('base64url')}"` }
}

const nameOf = ({ seat_number }: NamedFeed) => (seat_number === null ? 'Balai' : `Balai ${seat_number}`)

export function ownEntry(reservation: FeedReservation): CalendarEntry {
  const { code, note } = reservation
  return { ...seatEntry(reservation), description: note === '' ? code : `${code}\n${note}` }
}

/** Not a word on who has it: whoever knows the address of the feed reads this. */
function seatEntry({ id, area_name, seat_number, state, ...reservation }: FeedReservation): CalendarEntry {
  return {
    id,
    title: `${seat_number}, ${area_name}`,
    place: area_name,
    description: '',
    status: statuses[state],
    from: reservation.from,
    to: reservation.to,
    time_zone: reservation.time_zone,
    sequence: reservation.sequence,
    changed_at: reservation.updated_at,
  }
}

const statuses: Readonly<Record<FeedReservation['state'], CalendarEntry['status']>> = {
  held: 'tentative',
  pending: 'tentative',
  offered: 'tentative',
  active: 'confirmed',
  checked_in: 'confirmed',
  completed: 'confirmed',
  cancelled: 'cancelled',
  declined: 'cancelled',
  expired: 'cancelled',
  no_show: 'cancelled',
}
