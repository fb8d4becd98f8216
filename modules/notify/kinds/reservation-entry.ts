import type { CalendarEntry } from '@balai/calendar/write-calendar.ts'
import type { Locale } from '@balai/contract/locale.ts'
import type { ReservationFacts } from '@balai/spaces/contract.ts'
import { seatIn } from './place.ts'

export type Status = 'confirmed' | 'cancelled'

/** A reservation for its holder's calendar; the feeds of spaces have the same under the same id. */
export const entryOf = (
  facts: ReservationFacts,
  status: Status,
  locale: Locale,
): Omit<CalendarEntry, 'changed_at'> => ({
  id: facts.reservation_id,
  title: titled(seatIn[locale](facts)),
  place: facts.area_name,
  description: facts.code,
  status,
  from: new Date(facts.from),
  to: new Date(facts.to),
  time_zone: facts.time_zone,
  sequence: facts.sequence,
})

const titled = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
